package ebscensus.report.change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Totals of the same kind of volumes in two reports, and the causes of their difference. The constructor rejects effects that
 * do not add up to the difference.
 *
 * @param before the volumes in the earlier report
 * @param after the volumes in the later report
 * @param covered the part of {@code before} that both reports counted in full
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

    /**
     * The growth, in percent, of the GiB that both reports counted in full, rounded half up to six decimals; negative if the
     * GiB shrank. Empty for growth from 0 GiB.
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

    /**
     * Whether the growth of the GiB that both reports counted in full is above this percentage. Growth from 0 GiB is above
     * every percentage.
     */
    public boolean isGrownBeyond(BigDecimal percent) {
        long more = effects.withoutCoverage().gibibytes();
        return BigDecimal.valueOf(more)
                        .multiply(HUNDRED)
                        .compareTo(percent.multiply(BigDecimal.valueOf(covered.gibibytes())))
                > 0;
    }
}
