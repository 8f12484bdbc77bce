package ebscensus.report.change;

import ebscensus.core.request.Text;
import ebscensus.report.Figures;
import ebscensus.report.money.Money;
import java.util.stream.Collectors;

/**
 * Describes a change in one sentence. Differences in what the reports counted are stated separately, because they are neither
 * growth nor saving.
 */
public final class ChangeInWords {
    /** The maximum number of characters. Our own choice, which leaves room for every cause with its largest number. */
    private static final int LONGEST = 500;

    private ChangeInWords() {}

    /** One printable line, without a period at the end. */
    public static String of(Change change) {
        String words = "Since " + change.before().inWords() + ", "
                + (change.isEmpty() ? "nothing has changed" : differences(change));
        return Text.shortened(Text.printable(words), LONGEST);
    }

    private static String differences(Change change) {
        String notCompared = coverage(change.billed().effects());
        return compared(change) + (notCompared.isEmpty() ? "" : "; not compared: " + notCompared);
    }

    private static String compared(Change change) {
        var more = change.gibibytesMore();
        if (more.isEmpty()) {
            return "no attached volumes can be compared";
        }
        String attached = "attached volumes changed by " + Figures.signed(more.getAsLong()) + " GiB";
        return change.isOfAllUses()
                ? attached + " and everything billed by "
                        + billed(change.billed().effects())
                : attached;
    }

    /** The change of the billed volumes. The effect of missing prices is left out, because a missing price is not a saving. */
    private static String billed(Effects effects) {
        var more = effects.withoutCoverage();
        var monthly = more.monthly()
                .minus(effects.of(ChangeCause.PRICE_COVERAGE).monthly())
                .rounded();
        return Figures.signed(more.gibibytes()) + " GiB" + (monthly.equals(Money.NONE) ? "" : ", " + inWords(monthly));
    }

    private static String coverage(Effects effects) {
        return effects.causes().entrySet().stream()
                .filter(effect -> effect.getKey().isCoverage())
                .map(effect -> Figures.signed(effect.getValue().gibibytes()) + " GiB "
                        + effect.getKey().words())
                .collect(Collectors.joining(", "));
    }

    private static String inWords(Money monthly) {
        return monthly.amounts().entrySet().stream()
                .map(amount -> Figures.signed(amount.getValue()) + " " + amount.getKey())
                .collect(Collectors.joining(", ", "", " a month"));
    }
}
