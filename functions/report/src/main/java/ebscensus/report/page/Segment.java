package ebscensus.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A part of a bar.
 *
 * @param from the beginning of the segment, in percent of the bar, such as {@code 12.5}
 * @param width the width of the segment, in percent of the bar
 * @param shade the class of the segment in the style sheet
 */
record Segment(String from, String width, String shade) {
    private static final int DECIMALS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param whole the value of the whole bar; nothing is drawn if it is 0 */
    static Segment of(BigDecimal from, BigDecimal width, BigDecimal whole, String shade) {
        return new Segment(percent(from, whole), percent(width, whole), shade);
    }

    static String percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? "0"
                : part.multiply(HUNDRED)
                        .divide(whole, DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
