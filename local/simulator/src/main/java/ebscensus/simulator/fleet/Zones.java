package ebscensus.simulator.fleet;

import java.util.ArrayList;
import java.util.List;

/** The zones of a region. All instances are in its availability zones; the account has not opted into the others. */
public final class Zones {
    static final int PER_REGION = 3;

    private Zones() {}

    /** All of them, the availability zones first. */
    public static List<Zone> of(String region) {
        var zones = new ArrayList<Zone>();
        for (int zone = 0; zone < PER_REGION; zone++) {
            zones.add(new Zone(
                    name(region, zone), id(region, zone), region, "availability-zone", Zone.OPT_IN_NOT_REQUIRED));
        }
        String local = region + "-bos-1";
        zones.add(new Zone(local + "a", prefix(region) + "-bos1-az1", local, "local-zone", Zone.NOT_OPTED_IN));
        String wavelength = region + "-wl1";
        zones.add(new Zone(
                wavelength + "-bos-wlz-1",
                prefix(region) + "-wl1-bos-wlz1",
                wavelength,
                "wavelength-zone",
                Zone.NOT_OPTED_IN));
        return zones;
    }

    /** Such as {@code eu-west-1b}. */
    public static String name(String region, int zone) {
        return region + (char) ('a' + zone);
    }

    /** Such as {@code euw1-az2}: the region's first part, the initials of the compass points, the number. */
    public static String id(String region, int zone) {
        return prefix(region) + "-az" + (zone + 1);
    }

    private static String prefix(String region) {
        var parts = region.split("-", -1);
        var id = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length - 1; i++) {
            id.append(compass(parts[i]));
        }
        return id.append(parts[parts.length - 1]).toString();
    }

    private static String compass(String part) {
        return switch (part) {
            case "northeast" -> "ne";
            case "southeast" -> "se";
            case "northwest" -> "nw";
            case "southwest" -> "sw";
            default -> part.substring(0, 1);
        };
    }
}
