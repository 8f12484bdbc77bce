package ebscensus.report.money;

import ebscensus.core.inventory.Component;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The volumes of one cell, which are of one type in one location.
 *
 * @param units what AWS charges for each month besides the GiB: the components with more than 0 units, in the unit of each
 */
public record PricedCell(Holding holding, SortedMap<Component, Long> units) {
    public PricedCell {
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
        units.forEach((component, count) -> {
            if (count <= 0) {
                throw new IllegalArgumentException(
                        count + " units of " + component.usage() + "; allowed: 1 or more, or none at all");
            }
        });
    }
}
