package ebscensus.report.change;

import ebscensus.core.census.Cell;
import ebscensus.core.inventory.Component;
import ebscensus.report.money.PricedCell;
import java.util.SortedSet;
import java.util.TreeSet;

/** The volumes of one cell in both reports, with the type of these volumes. */
record TypePair(Cell cell, String type, PricedCell before, PricedCell after) {
    long moreVolumes() {
        return after.holding().volumes() - before.holding().volumes();
    }

    long moreGibibytes() {
        return after.holding().gibibytes() - before.holding().gibibytes();
    }

    boolean isUnpriced() {
        return before.isUnpriced() || after.isUnpriced();
    }

    SortedSet<Component> components() {
        var components = new TreeSet<>(before.units().keySet());
        components.addAll(after.units().keySet());
        return components;
    }

    long moreUnits(Component component) {
        return after.units().getOrDefault(component, 0L) - before.units().getOrDefault(component, 0L);
    }
}
