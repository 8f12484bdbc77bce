package ebscensus.report.money;

import ebscensus.core.census.BillingUnits;
import ebscensus.core.census.Measures;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.Prices;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Computes costs from the prices of one location. If any component of a volume has no price, the volume has no cost, because a
 * partial cost would look like the whole cost.
 */
final class Tariff {
    private final Prices prices;
    private final Location location;

    Tariff(Prices prices, Location location) {
        this.prices = prices;
        this.location = location;
    }

    /** The monthly cost of volumes of one type. */
    Monthly monthly(String type, Measures measures) {
        return Component.ofSize(type)
                .flatMap(size -> cost(units(size, measures)))
                .map(Monthly::of)
                .orElseGet(() -> Monthly.unpriced(measures.volumes()));
    }

    /** The monthly cost of the units; empty if a component with more than 0 units has no price. */
    Optional<Money> cost(Map<Component, Long> units) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var component : units.entrySet()) {
            if (component.getValue() > 0) {
                var price = price(component.getKey());
                if (price.isEmpty()) {
                    return Optional.empty();
                }
                sums.merge(
                        price.get().currency(),
                        price.get().amount().multiply(BigDecimal.valueOf(component.getValue())),
                        BigDecimal::add);
            }
        }
        return Optional.of(new Money(sums));
    }

    Optional<Price> price(Component component) {
        return prices.of(location, component);
    }

    /** The units that AWS charges for besides GiB, for each component with more than 0 units. */
    static SortedMap<Component, Long> extras(BillingUnits billed) {
        var units = new TreeMap<Component, Long>();
        units.put(Component.GP3_IOPS, billed.gp3Iops());
        units.put(Component.GP3_THROUGHPUT, billed.gp3MebibytesPerSecond());
        units.put(Component.IO1_IOPS, billed.io1Iops());
        units.put(Component.IO2_IOPS_TIER_1, billed.io2IopsTier1());
        units.put(Component.IO2_IOPS_TIER_2, billed.io2IopsTier2());
        units.put(Component.IO2_IOPS_TIER_3, billed.io2IopsTier3());
        units.values().removeIf(count -> count == 0);
        return units;
    }

    private static Map<Component, Long> units(Component size, Measures measures) {
        var units = extras(measures.billed());
        units.put(size, measures.gibibytes());
        return units;
    }
}
