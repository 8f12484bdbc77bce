package ebscensus.report;

import ebscensus.core.request.Text;
import ebscensus.report.money.Saving;
import ebscensus.report.money.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes out the arithmetic behind the savings, so that readers can check it. */
public final class Explanation {
    private Explanation() {}

    /** The steps as lines of at most {@link Grid#WIDTH} characters; empty if there are no steps. */
    public static List<String> of(List<Step> steps) {
        var lines = new ArrayList<String>();
        for (Step step : steps) {
            lines.addAll(Cells.wrap(Text.printable(subject(step)), Grid.WIDTH));
            lines.addAll(indented("now  " + sum(step.now()) + " a month"));
            lines.addAll(indented("then " + sum(step.then()) + " a month"));
            lines.addAll(indented(result(step.saving())));
        }
        return lines;
    }

    private static String subject(Step step) {
        return step.location().name() + ": " + step.kind() + ": " + volumes(step);
    }

    /** The volumes of a step, such as {@code 12 volumes of 500 GiB each}. */
    public static String volumes(Step step) {
        return Figures.count(step.volumes(), "volume") + " of " + Figures.count(step.gibibytes()) + " GiB"
                + (step.alike() ? (step.volumes() == 1 ? "" : " each") : " together");
    }

    /** A sum of charges, such as {@code 500 GiB x 0.08 USD + 3,000 IOPS x 0.005 USD}. */
    public static String sum(List<Step.Term> terms) {
        return terms.stream().map(Explanation::term).collect(Collectors.joining(" + "));
    }

    /** A charge, such as {@code 500 GiB x 0.08 USD}. */
    private static String term(Step.Term term) {
        return Figures.count(term.units()) + " " + unit(term) + " x "
                + term.price().amount().toPlainString() + " " + term.price().currency();
    }

    private static String unit(Step.Term term) {
        return switch (term.component().unit()) {
            case GIBIBYTE -> "GiB";
            case IOPS -> "IOPS";
            case MEBIBYTE_PER_SECOND -> "MiB/s";
        };
    }

    /** The result of a step, in words. */
    public static String result(Saving saving) {
        if (saving.volumes() > 0) {
            return "saves " + Amounts.inWords(saving.money());
        }
        return saving.dearerVolumes() > 0 ? "costs more, and is left out" : "costs the same, and is left out";
    }

    private static List<String> indented(String text) {
        return Cells.wrap(text, Grid.WIDTH - 2).stream()
                .map(line -> "  " + line)
                .toList();
    }
}
