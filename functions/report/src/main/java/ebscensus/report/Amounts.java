package ebscensus.report;

import ebscensus.report.money.Holding;
import ebscensus.report.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Formats amounts of money for a table that has one column for each currency. */
public final class Amounts {
    private final List<String> currencies;

    public Amounts(SortedSet<String> currencies) {
        this.currencies = List.copyOf(currencies);
    }

    public boolean areKnown() {
        return !currencies.isEmpty();
    }

    /** Whether there is exactly one currency. Amounts in different currencies cannot be compared. */
    public boolean areComparable() {
        return currencies.size() == 1;
    }

    public List<String> headings() {
        return currencies.stream().map(currency -> currency + " a month").toList();
    }

    /**
     * The monthly cost of a holding (some volumes together), one string for each currency. If some volumes of the holding have
     * no price, each string ends with a plus; if none has a price, each string is "no price".
     */
    public List<String> of(Holding holding) {
        var monthly = holding.monthly();
        if (holding.volumes() > 0 && monthly.unpricedVolumes() == holding.volumes()) {
            return currencies.stream().map(_ -> "no price").toList();
        }
        String more = monthly.unpricedVolumes() > 0 ? "+" : "";
        return of(monthly.money()).stream().map(amount -> amount + more).toList();
    }

    public List<String> of(Money money) {
        return each(money, Figures::amount);
    }

    /** A difference, one string with its sign for each currency; see {@link Figures#signed(BigDecimal)}. */
    public List<String> signed(Money difference) {
        return each(difference, Figures::signed);
    }

    private List<String> each(Money money, Function<BigDecimal, String> figure) {
        return currencies.stream()
                .map(currency -> figure.apply(money.amounts().getOrDefault(currency, BigDecimal.ZERO)))
                .toList();
    }

    /** The amounts in words, such as {@code 1,205.60 USD a month}; {@code nothing} if there are no amounts. */
    public static String inWords(Money money) {
        return money.amounts().isEmpty()
                ? "nothing"
                : money.amounts().entrySet().stream()
                        .map(amount -> Figures.amount(amount.getValue()) + " " + amount.getKey())
                        .collect(Collectors.joining(" and ", "", " a month"));
    }

    /** The amount of a holding in the only currency; 0 if none of its volumes has a price. Requires {@link #areComparable}. */
    public static BigDecimal only(Holding holding) {
        return holding.monthly().money().amounts().values().stream().findFirst().orElse(BigDecimal.ZERO);
    }
}
