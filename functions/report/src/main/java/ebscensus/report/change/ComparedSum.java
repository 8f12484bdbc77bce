package ebscensus.report.change;

import ebscensus.report.money.Money;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up {@link Compared} objects. The sum is mutable, because a new object for each addition would take too much time. Not
 * thread-safe.
 */
final class ComparedSum {
    private final QuantitySum before = new QuantitySum();
    private final QuantitySum after = new QuantitySum();
    private final QuantitySum covered = new QuantitySum();
    private final Map<ChangeCause, QuantitySum> effects = new EnumMap<>(ChangeCause.class);

    void add(Compared compared) {
        before.add(compared.before());
        after.add(compared.after());
        covered.add(compared.covered());
        compared.effects()
                .causes()
                .forEach((cause, effect) ->
                        effects.computeIfAbsent(cause, _ -> new QuantitySum()).add(effect));
    }

    Compared compared() {
        var causes = new TreeMap<ChangeCause, Quantity>();
        effects.forEach((cause, sum) -> causes.put(cause, sum.quantity()));
        return new Compared(before.quantity(), after.quantity(), covered.quantity(), new Effects(causes));
    }

    private static final class QuantitySum {
        private final TreeMap<String, BigDecimal> monthly = new TreeMap<>();
        private long volumes;
        private long gibibytes;

        void add(Quantity quantity) {
            volumes = Math.addExact(volumes, quantity.volumes());
            gibibytes = Math.addExact(gibibytes, quantity.gibibytes());
            quantity.monthly()
                    .amounts()
                    .forEach((currency, amount) -> monthly.merge(currency, amount, BigDecimal::add));
        }

        Quantity quantity() {
            return new Quantity(volumes, gibibytes, new Money(monthly));
        }
    }
}
