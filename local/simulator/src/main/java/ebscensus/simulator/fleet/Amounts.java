package ebscensus.simulator.fleet;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Adds amounts of money by currency. Amounts in different currencies are never added to each other. */
final class Amounts {
    private Amounts() {}

    /** The sum for each currency, without trailing zeros, so that equal sums are equal objects. */
    static Map<String, BigDecimal> sum(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
        var sum = new TreeMap<>(one);
        other.forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add));
        sum.replaceAll((_, amount) -> amount.stripTrailingZeros());
        return sum;
    }
}
