package ebscensus.simulator.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The prices of all places on one day. Most of these prices are simulated; {@link Places} says which are AWS's.
 *
 * @param day the number of days since the first day of the simulation; from {@link #CHEAPER_FROM} on, a GiB costs 5 % less
 *     everywhere
 */
public record PriceList(int day) {
    /** The first day with the lower prices. */
    public static final int CHEAPER_FROM = 21;

    private static final BigDecimal LOWER = new BigDecimal("0.95");

    /** Products that have nothing to do with volumes, although a careless program might count them as costs of volumes. */
    private static final List<Unrelated> UNRELATED = List.of(
            new Unrelated(Charge.Family.STORAGE_SNAPSHOT, "EBS:SnapshotUsage", "GB-Mo", "0.05"),
            new Unrelated(Charge.Family.STORAGE_SNAPSHOT, "EBS:SnapshotArchiveStorage", "GB-Mo", "0.0125"),
            new Unrelated(Charge.Family.SYSTEM_OPERATION, "EBS:TimeBasedSnapshotCopy.tier1", "GB", "0.02"),
            new Unrelated(Charge.Family.SYSTEM_OPERATION, "DataTransfer-Regional-Bytes", "GB", "0.01"),
            new Unrelated(Charge.Family.DATA_TRANSFER, "DataTransfer-Out-Bytes", "GB", "0.09"));

    private record Unrelated(Charge.Family family, String usageType, String unit, String price) {}

    /**
     * The monthly price of one unit of a charge.
     *
     * @param place the code of a region or of a Local Zone's group, such as {@code us-east-1-bos-1}
     * @return empty if the place has no prices
     */
    public Optional<BigDecimal> price(String place, Charge charge) {
        return Places.of(place).map(there -> price(there, charge));
    }

    /** The currency of the prices of a place, such as {@code USD}; empty if the place has no prices. */
    public static Optional<String> currency(String place) {
        return Places.of(place).map(Place::currency);
    }

    /** The EBS products in EC2's price list, and some unrelated products. */
    public List<Product> products() {
        var products = new ArrayList<Product>();
        for (Place place : Places.everywhere()) {
            for (Charge charge : Charge.values()) {
                products.add(Product.of(place, charge, price(place, charge)));
            }
            for (Unrelated other : UNRELATED) {
                var price = place.priced(new BigDecimal(other.price()));
                products.add(Product.unrelated(place, other.family(), other.usageType(), other.unit(), price));
            }
        }
        return products;
    }

    private BigDecimal price(Place place, Charge charge) {
        var price = place.price(charge);
        return day >= CHEAPER_FROM && charge.family == Charge.Family.STORAGE ? price.multiply(LOWER) : price;
    }
}
