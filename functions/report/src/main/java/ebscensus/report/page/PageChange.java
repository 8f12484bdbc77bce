package ebscensus.report.page;

import ebscensus.report.change.Change;
import ebscensus.report.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * What changed since an earlier report, cause by cause; the causes add up to the difference.
 *
 * @param since what it is compared with, in words, such as {@code the report of 2026-11-27}
 * @param notes what limits the comparison, a sentence each
 * @param volumes of the earlier report
 * @param gibibytes of the earlier report
 * @param monthly what the earlier report's volumes cost a month
 */
public record PageChange(
        String since, List<String> notes, long volumes, long gibibytes, Money monthly, List<Step> steps) {
    public PageChange {
        notes = List.copyOf(notes);
        steps = List.copyOf(steps);
    }

    /** The change of everything billed, or of what is attached where only that is compared. */
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
     * @param label in words, such as {@code volumes added}
     * @param volumes more, or fewer if negative
     * @param gibibytes more, or fewer if negative
     * @param monthly more, or less if negative
     */
    public record Step(String label, long volumes, long gibibytes, Money monthly) {}
}
