package ebscensus.core.inventory;

import java.util.Comparator;

/**
 * A place with its own prices: a region with its availability zones, a Local Zone or a Wavelength Zone.
 *
 * @param zone such as {@code us-east-1-bos-1a}; empty for the availability zones of the region
 */
public record Location(String region, String zone) implements Comparable<Location> {
    private static final Comparator<Location> ORDER =
            Comparator.comparing(Location::region).thenComparing(Location::zone);

    /** The location of a zone. A zone that EC2 did not name becomes a location without prices. */
    public static Location of(String region, String zone) {
        return new Location(region, isAvailabilityZone(region, zone) ? "" : zone);
    }

    /** The location of the availability zones of the region, without its Local and Wavelength Zones. */
    public static Location of(String region) {
        return new Location(region, "");
    }

    public boolean isRegion() {
        return zone.isEmpty();
    }

    /** The name of the region or zone, such as {@code us-east-1} or {@code us-east-1-bos-1a}. */
    public String name() {
        return isRegion() ? region : zone;
    }

    @Override
    public int compareTo(Location other) {
        return ORDER.compare(this, other);
    }

    /**
     * The name of an availability zone is the name of its region followed by one letter; names of other zones are longer.
     * Source: EC2's user guide, "Regions and Zones", 2026-11.
     */
    private static boolean isAvailabilityZone(String region, String zone) {
        return zone.length() == region.length() + 1
                && zone.startsWith(region)
                && Character.isLowerCase(zone.charAt(region.length()));
    }
}
