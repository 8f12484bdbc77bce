package ebscensus.report.page;

import ebscensus.report.change.Change;
import ebscensus.report.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * The change since an earlier report, split into causes that add up to the difference.
 *
 * @param since the earlier report, in words, such as {@code the report of 2026-11-27}
 * @param notes the limits of the comparison, one sentence per limit
 * @param volumes the number of volumes in the earlier report
 * @param gibibytes the GiB in the earlier report
 * @param monthly the monthly cost of the volumes in the earlier report
 */
public record PageChange(
        String since, List<String> notes, long volumes, long gibibytes, Money monthly, List<Step> steps) {
    public PageChange {
        notes = List.copyOf(notes);
        steps = List.copyOf(steps);
    }

    /** The change of the billed volumes, or of the attached volumes if only these are compared. */
    public static PageChange of(Change change) {
        var compared = change.isOfAllUses() ? change.billed() : change.attached();
        var steps = new ArrayList<Step>();
        compared.effects()
                .causes()
                .forEach((cause, effect) ->
                        steps.add(new Step(cause.words(), effect.volumes(), effect.gibibytes(), effect.monthly())));
        var before = compared.before();
        return new PageChange(
                change.before().inWords(),
                change.notes(),
                before.volumes(),
                before.gibibytes(),
                before.monthly(),
                steps);
    }

    /**
     * One cause.
     *
     * @param label the cause in words, such as {@code volumes added}
     * @param volumes more, or fewer if negative
     * @param gibibytes more, or fewer if negative
     * @param monthly more, or less if negative
     */
    public record Step(String label, long volumes, long gibibytes, Money monthly) {}
}
