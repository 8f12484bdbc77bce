package ebscensus.report.money;

import ebscensus.core.inventory.Component;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The volumes of one cell, all of which have the same type and the same location.
 *
 * @param units the units that AWS charges for besides GiB, as a number for each component; no number is 0
 */
public record PricedCell(Holding holding, SortedMap<Component, Long> units) {
    /** No volumes. */
    public static final PricedCell NONE = new PricedCell(Holding.NONE, Collections.emptySortedMap());

    public PricedCell {
        var currencies = holding.monthly().money().amounts().keySet();
        if (currencies.size() > 1) {
            throw new IllegalArgumentException(
                    "a cell with amounts in " + currencies + "; allowed: one currency for each location");
        }
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
        units.forEach((component, count) -> {
            if (count <= 0) {
                throw new IllegalArgumentException(
                        count + " units of " + component.usage() + "; allowed: 1 or more, or none at all");
            }
        });
    }

    /** Associative and commutative with identity {@link #NONE}, for cells of one type in one location. */
    public PricedCell plus(PricedCell other) {
        var sum = new TreeMap<>(units);
        other.units.forEach((component, count) -> sum.merge(component, count, Math::addExact));
        return new PricedCell(holding.plus(other.holding), sum);
    }

    /** Whether the volumes have no price. */
    public boolean isUnpriced() {
        return holding.monthly().unpricedVolumes() > 0;
    }
}
