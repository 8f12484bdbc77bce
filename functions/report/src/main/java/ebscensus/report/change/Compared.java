package ebscensus.report.change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Some volumes in two reports. The effects add up to the difference: what does not cannot be made.
 *
 * @param before all of the earlier report
 * @param after all of the later one
 * @param covered that part of {@code before} of which both reports have seen everything
 */
public record Compared(Quantity before, Quantity after, Quantity covered, Effects effects) {
    static final Compared NONE = new Compared(Quantity.NONE, Quantity.NONE, Quantity.NONE, Effects.NONE);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 6;

    public Compared {
        if (!before.plus(effects.total()).equals(after)) {
            throw new IllegalArgumentException(
                    "the causes add up to " + effects.total() + ", but the difference is " + after.minus(before));
        }
    }

    Compared plus(Compared other) {
        return new Compared(
                before.plus(other.before),
                after.plus(other.after),
                covered.plus(other.covered),
                effects.plus(other.effects));
    }

    /**
     * By how many percent the GiB grew that both reports have seen, rounded half up to millionths of a percent; negative if they
     * shrank. Empty if both have seen none of what there is now.
     */
    public Optional<BigDecimal> growth() {
        long more = effects.withoutCoverage().gibibytes();
        if (covered.gibibytes() == 0) {
            return more == 0 ? Optional.of(BigDecimal.ZERO) : Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(more)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(covered.gibibytes()), DECIMALS, RoundingMode.HALF_UP));
    }

    /** Whether the GiB that both reports counted in full grew by more than so many percent; any growth of nothing does. */
    public boolean isGrownBeyond(BigDecimal percent) {
        long more = effects.withoutCoverage().gibibytes();
        return BigDecimal.valueOf(more)
                        .multiply(HUNDRED)
                        .compareTo(percent.multiply(BigDecimal.valueOf(covered.gibibytes())))
                > 0;
    }
}
