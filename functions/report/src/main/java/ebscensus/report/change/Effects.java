package ebscensus.report.change;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A difference, split into parts by cause.
 *
 * @param causes the part of the difference that is due to each cause; causes that have no part are left out
 */
public record Effects(SortedMap<ChangeCause, Quantity> causes) {
    public static final Effects NONE = new Effects(Collections.emptySortedMap());

    public Effects {
        var copy = new TreeMap<>(causes);
        copy.values().removeIf(Quantity::isNone);
        causes = Collections.unmodifiableSortedMap(copy);
    }

    static Effects of(ChangeCause cause, Quantity quantity) {
        return new Effects(new TreeMap<>(Map.of(cause, quantity)));
    }

    /** Associative and commutative with identity {@link #NONE}; overflow is an ArithmeticException. */
    public Effects plus(Effects other) {
        var sum = new TreeMap<>(causes);
        other.causes.forEach((cause, quantity) -> sum.merge(cause, quantity, Quantity::plus));
        return new Effects(sum);
    }

    /** The effect of one cause. */
    public Quantity of(ChangeCause cause) {
        return causes.getOrDefault(cause, Quantity.NONE);
    }

    /** The whole difference. */
    public Quantity total() {
        return sum(_ -> true);
    }

    /** The difference without the causes for which {@link ChangeCause#isCoverage} is true. */
    public Quantity withoutCoverage() {
        return sum(cause -> !cause.isCoverage());
    }

    private Quantity sum(Predicate<ChangeCause> which) {
        var sum = Quantity.NONE;
        for (var effect : causes.entrySet()) {
            sum = which.test(effect.getKey()) ? sum.plus(effect.getValue()) : sum;
        }
        return sum;
    }
}
