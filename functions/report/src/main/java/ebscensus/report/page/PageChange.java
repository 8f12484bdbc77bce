package ebscensus.report.page;

import ebscensus.report.change.Change;
import ebscensus.report.change.Effects;
import ebscensus.report.change.Quantity;
import java.util.List;

/**
 * What changed since an earlier report, cause by cause; the causes add up to the difference.
 *
 * @param since what it is compared with, in words, such as {@code the report of 27 November 2026, 02:00 UTC}
 * @param notes what limits the comparison, a sentence each
 * @param before the volumes of the earlier report
 */
public record PageChange(String since, List<String> notes, Quantity before, Effects effects) {
    public PageChange {
        notes = List.copyOf(notes);
    }

    /** The change of everything billed, or of what is attached where only that is compared. */
    public static PageChange of(Change change) {
        var compared = change.isOfAllUses() ? change.billed() : change.attached();
        return new PageChange(since(change.before()), change.notes(), compared.before(), compared.effects());
    }

    private static String since(Change.Dated before) {
        var startedAt = before.startedAt();
        return startedAt == null ? "an earlier report" : "the report of " + AskedSection.minute(startedAt);
    }
}
