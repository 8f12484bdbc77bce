package ebscensus.report.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Exact amounts, one for each currency; amounts of different currencies are never added.
 *
 * @param amounts the amounts by currency, without amounts of 0
 */
public record Money(SortedMap<String, BigDecimal> amounts) {
    public static final Money NONE = new Money(Collections.emptySortedMap());

    public Money {
        var copy = new TreeMap<String, BigDecimal>();
        amounts.forEach((currency, amount) -> {
            if (amount.signum() != 0) {
                copy.put(currency, normal(amount));
            }
        });
        amounts = Collections.unmodifiableSortedMap(copy);
    }

    public static Money of(BigDecimal amount, String currency) {
        return new Money(new TreeMap<>(Map.of(currency, amount)));
    }

    /** Associative and commutative with identity {@link #NONE}. */
    public Money plus(Money other) {
        if (amounts.isEmpty() || other.amounts.isEmpty()) {
            return amounts.isEmpty() ? other : this;
        }
        var sum = new TreeMap<>(amounts);
        other.amounts.forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add));
        return new Money(sum);
    }

    public Money minus(Money other) {
        return plus(other.times(-1));
    }

    public Money times(long factor) {
        var product = new TreeMap<String, BigDecimal>();
        amounts.forEach((currency, amount) -> product.put(currency, amount.multiply(BigDecimal.valueOf(factor))));
        return new Money(product);
    }

    /** The amounts rounded half up to hundredths, as reports show them to people. */
    public Money rounded() {
        var rounded = new TreeMap<String, BigDecimal>();
        amounts.forEach((currency, amount) -> rounded.put(currency, amount.setScale(2, RoundingMode.HALF_UP)));
        return new Money(rounded);
    }

    /** The sign of the only amount, 1 or -1. If there is no amount, or amounts in several currencies, the result is 0. */
    public int signum() {
        return amounts.size() == 1 ? amounts.firstEntry().getValue().signum() : 0;
    }

    /** Removes trailing zeros, so that equal amounts are equal objects. */
    private static BigDecimal normal(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
