package ebscensus.report.page;

import ebscensus.report.change.Change;
import ebscensus.report.change.Effects;
import ebscensus.report.change.Quantity;
import java.util.List;

/**
 * The change since an earlier report, split into causes that add up to the difference.
 *
 * @param since the earlier report, in words, such as {@code the report of 27 November 2026, 02:00 UTC}
 * @param notes the limits of the comparison, one sentence per limit
 * @param before the volumes of the earlier report
 */
public record PageChange(String since, List<String> notes, Quantity before, Effects effects) {
    public PageChange {
        notes = List.copyOf(notes);
    }

    /** The change of the billed volumes, or of the attached volumes if only these are compared. */
    public static PageChange of(Change change) {
        var compared = change.isOfAllUses() ? change.billed() : change.attached();
        return new PageChange(since(change.before()), change.notes(), compared.before(), compared.effects());
    }

    private static String since(Change.Dated before) {
        var startedAt = before.startedAt();
        return startedAt == null ? "an earlier report" : "the report of " + AskedSection.minute(startedAt);
    }
}
