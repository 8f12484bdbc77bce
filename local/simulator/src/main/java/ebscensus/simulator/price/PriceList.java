package ebscensus.simulator.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What everything costs everywhere. Most of these prices are simulated; {@link Places} says which are AWS's. */
public final class PriceList {
    /** Products that a careless reader takes for what a volume costs. */
    private static final List<Unrelated> UNRELATED = List.of(
            new Unrelated(Charge.Family.STORAGE_SNAPSHOT, "EBS:SnapshotUsage", "GB-Mo", "0.05"),
            new Unrelated(Charge.Family.STORAGE_SNAPSHOT, "EBS:SnapshotArchiveStorage", "GB-Mo", "0.0125"),
            new Unrelated(Charge.Family.SYSTEM_OPERATION, "EBS:TimeBasedSnapshotCopy.tier1", "GB", "0.02"),
            new Unrelated(Charge.Family.SYSTEM_OPERATION, "DataTransfer-Regional-Bytes", "GB", "0.01"),
            new Unrelated(Charge.Family.DATA_TRANSFER, "DataTransfer-Out-Bytes", "GB", "0.09"));

    private record Unrelated(Charge.Family family, String usageType, String unit, String price) {}

    private PriceList() {}

    /**
     * The price of one unit of a charge, a month.
     *
     * @param place code of a region or of a Local Zone's group, such as {@code us-east-1-bos-1}
     * @return empty where there are no prices
     */
    public static Optional<BigDecimal> price(String place, Charge charge) {
        return Places.of(place).map(there -> there.price(charge));
    }

    /** What the prices of a place are in, such as {@code USD}; empty where there are none. */
    public static Optional<String> currency(String place) {
        return Places.of(place).map(Place::currency);
    }

    /** All that the price list of EC2 has of EBS, and some more. */
    public static List<Product> products() {
        var products = new ArrayList<Product>();
        for (Place place : Places.everywhere()) {
            for (Charge charge : Charge.values()) {
                products.add(Product.of(place, charge));
            }
            for (Unrelated other : UNRELATED) {
                var price = place.priced(new BigDecimal(other.price()));
                products.add(Product.unrelated(place, other.family(), other.usageType(), other.unit(), price));
            }
        }
        return products;
    }
}
