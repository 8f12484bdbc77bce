package ebscensus.report.money;

import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Price;
import java.util.List;

/**
 * The arithmetic behind one part of {@link Savings}: volumes of one location with the same change of type.
 *
 * @param kind the change of type, in words
 * @param volumes the number of volumes
 * @param gibibytes the size of each volume if {@code alike} is true, otherwise the size of all volumes together
 * @param alike whether the step is about volumes of the same size
 * @param now the present charges for each volume if {@code alike} is true, otherwise for all volumes together
 * @param then the charges after the change, for the same volumes as {@code now}
 * @param saving the saving of all volumes of the step
 */
public record Step(
        Location location,
        String kind,
        long volumes,
        long gibibytes,
        boolean alike,
        List<Term> now,
        List<Term> then,
        Saving saving) {
    public Step {
        now = List.copyOf(now);
        then = List.copyOf(then);
    }

    /** A charge: a number of units times the price of one unit. */
    public record Term(Component component, long units, Price price) {}
}
