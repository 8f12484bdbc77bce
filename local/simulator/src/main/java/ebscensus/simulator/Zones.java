package ebscensus.simulator;

/** The availability zones of a region. */
final class Zones {
    static final int PER_REGION = 3;

    private Zones() {}

    /** Such as {@code eu-west-1b}. */
    static String name(String region, int zone) {
        return region + (char) ('a' + zone);
    }

    /** Such as {@code euw1-az2}: the region's first part, the initials of the compass points, the number. */
    static String id(String region, int zone) {
        var parts = region.split("-", -1);
        var id = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length - 1; i++) {
            id.append(compass(parts[i]));
        }
        return id.append(parts[parts.length - 1]).append("-az").append(zone + 1).toString();
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
