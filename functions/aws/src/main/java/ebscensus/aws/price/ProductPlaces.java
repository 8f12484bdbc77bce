package ebscensus.aws.price;

import ebscensus.core.inventory.Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides which products of the price list apply to a location. The products of a region have the region's code and the
 * location type {@code AWS Region}. The products of a zone either have the zone's group as their region code (Los Angeles:
 * {@code us-west-2-lax-1}), or they have the code of the region and name the zone in the usage type (Boston:
 * {@code USE1-BOS1-EBS:VolumeUsage.gp3}). Samples of the list contain both forms (2026-11), and AWS documents neither.
 */
public final class ProductPlaces {
    /**
     * Zone names such as {@code us-east-1-bos-1a}, which consist of the zone group and a letter. The group ends in a city and a
     * number.
     */
    private static final Pattern LOCAL_ZONE = Pattern.compile("(.+-([a-z]{3})-([0-9]{1,2}))[a-z]");

    /** Zone names such as {@code us-east-1-wl1-nyc-wlz-1}, whose products have the code {@code us-east-1-wl1-nyc1}. */
    private static final Pattern WAVELENGTH_ZONE = Pattern.compile("(.+-wl[0-9]{1,2}-[a-z]{3})-wlz-([0-9]{1,2})");

    private ProductPlaces() {}

    /** The region codes that the location's products may have in the price list, the likeliest first. */
    public static List<String> codes(Location location) {
        if (location.isRegion()) {
            return List.of(location.region());
        }
        var local = LOCAL_ZONE.matcher(location.zone());
        if (local.matches()) {
            return List.of(location.zone(), local.group(1));
        }
        var wavelength = WAVELENGTH_ZONE.matcher(location.zone());
        return wavelength.matches() ? List.of(wavelength.group(1) + wavelength.group(2)) : List.of();
    }

    /** Whether the product belongs to the location. */
    public static boolean isOf(Location location, Product product) {
        return location.isRegion() ? isOfRegion(location, product) : isOfZone(location, product);
    }

    private static boolean isOfRegion(Location location, Product product) {
        return product.locationType().equals(Product.REGION)
                && product.regionCode().equals(location.region());
    }

    private static boolean isOfZone(Location location, Product product) {
        boolean isZone = product.locationType().equals(Product.LOCAL_ZONE)
                || product.locationType().equals(Product.WAVELENGTH_ZONE);
        return isZone
                && (codes(location).contains(product.regionCode())
                        || (product.regionCode().equals(location.region())
                                && city(location)
                                        .filter(lastOf(product.prefix())::equals)
                                        .isPresent()));
    }

    /** The Local Zone as usage types name it, such as {@code BOS1}; empty if the location is not a Local Zone. */
    private static Optional<String> city(Location location) {
        return Stream.of(LOCAL_ZONE.matcher(location.zone()))
                .filter(zone -> zone.matches())
                .map(zone -> (zone.group(2) + zone.group(3)).toUpperCase(Locale.ROOT))
                .findFirst();
    }

    private static String lastOf(String prefix) {
        return prefix.substring(prefix.lastIndexOf('-') + 1);
    }
}
