package ebscensus.simulator.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * The zones of a region. Instances and volumes are in the availability zones and, in one region, also in a Local Zone. Nobody
 * has opted into the other Local Zones or into Wavelength Zones.
 */
public final class Zones {
    /** The region whose Local Zone may hold instances and volumes. */
    public static final String WITH_LOCAL_ZONE = "us-east-1";

    /** The number of availability zones in a region. */
    static final int PER_REGION = 3;

    /** The number of the Local Zone, which follows the numbers of the availability zones. */
    static final int LOCAL = PER_REGION;

    private Zones() {}

    /**
     * All zones of a region, the availability zones first.
     *
     * @param shape decides whether a Local Zone is in use
     */
    public static List<Zone> of(String region, FleetShape shape) {
        var zones = new ArrayList<Zone>();
        for (int zone = 0; zone < PER_REGION; zone++) {
            zones.add(new Zone(
                    name(region, zone), id(region, zone), region, "availability-zone", Zone.OPT_IN_NOT_REQUIRED));
        }
        zones.add(new Zone(
                name(region, LOCAL),
                id(region, LOCAL),
                group(region, LOCAL),
                "local-zone",
                hasLocalZone(region, shape) ? Zone.OPTED_IN : Zone.NOT_OPTED_IN));
        String wavelength = region + "-wl1";
        zones.add(new Zone(
                wavelength + "-bos-wlz-1",
                prefix(region) + "-wl1-bos-wlz1",
                wavelength,
                "wavelength-zone",
                Zone.NOT_OPTED_IN));
        return zones;
    }

    static boolean hasLocalZone(String region, FleetShape shape) {
        return shape.local() > 0 && region.equals(WITH_LOCAL_ZONE);
    }

    /** The name of a zone, such as {@code eu-west-1b} or {@code us-east-1-bos-1a}. */
    public static String name(String region, int zone) {
        return zone == LOCAL ? group(region, LOCAL) + "a" : region + (char) ('a' + zone);
    }

    /**
     * The group of a zone. Accounts opt in by group, and the price list has prices by group. The group of an availability zone
     * is its region; the group of a Local Zone is a name such as {@code us-east-1-bos-1}.
     */
    static String group(String region, int zone) {
        return zone == LOCAL ? region + "-bos-1" : region;
    }

    /**
     * The id of a zone, such as {@code euw1-az2}: the region's first part, the initials of its compass points, its number, and
     * the number of the zone. The id of a Local Zone looks like {@code use1-bos1-az1}.
     */
    public static String id(String region, int zone) {
        return zone == LOCAL ? prefix(region) + "-bos1-az1" : prefix(region) + "-az" + (zone + 1);
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
