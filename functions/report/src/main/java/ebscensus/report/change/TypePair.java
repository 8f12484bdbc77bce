package ebscensus.report.change;

import ebscensus.core.census.Cell;
import ebscensus.core.inventory.Component;
import ebscensus.report.money.PricedCell;
import java.util.SortedSet;
import java.util.TreeSet;

/** The volumes of one cell, in both reports. */
record TypePair(Cell cell, String type, PricedCell before, PricedCell after) {
    long volumesBefore() {
        return before.holding().volumes();
    }

    long volumesAfter() {
        return after.holding().volumes();
    }

    long moreVolumes() {
        return volumesAfter() - volumesBefore();
    }

    long gibibytesBefore() {
        return before.holding().gibibytes();
    }

    long moreGibibytes() {
        return after.holding().gibibytes() - before.holding().gibibytes();
    }

    /** Whether there were volumes in both reports, so that there is an average to go by. */
    boolean isInBoth() {
        return volumesBefore() > 0 && volumesAfter() > 0;
    }

    boolean isUnpriced() {
        return before.isUnpriced() || after.isUnpriced();
    }

    SortedSet<Component> components() {
        var components = new TreeSet<>(before.units().keySet());
        components.addAll(after.units().keySet());
        return components;
    }

    long unitsBefore(Component component) {
        return before.units().getOrDefault(component, 0L);
    }

    long moreUnits(Component component) {
        return after.units().getOrDefault(component, 0L) - unitsBefore(component);
    }
}
