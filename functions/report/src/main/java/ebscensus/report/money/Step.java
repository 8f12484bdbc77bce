package ebscensus.report.money;

import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Price;
import java.util.List;

/**
 * The arithmetic behind one part of {@link Savings}: volumes of one location that would save the same way.
 *
 * @param kind what becomes of them, as a person would say it
 * @param volumes how many
 * @param gibibytes size of each of them where they are alike, of all of them together where they are not
 * @param alike whether they are
 * @param now what is charged now, of each or of all
 * @param then what would be charged, of each or of all
 * @param saving of all of them
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

    /** Units times price. */
    public record Term(Component component, long units, Price price) {}
}
