package ebscensus.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Formats numbers for people, in the same way in every locale. */
public final class Figures {
    private static final BigDecimal GIBIBYTES_PER_TEBIBYTE = BigDecimal.valueOf(1024);

    private Figures() {}

    /** A whole number, such as {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things, such as {@code 1 scope} or {@code 2 scopes}. */
    public static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** A size in TiB, such as {@code 1,205.63}, rounded half up to hundredths. */
    public static String tebibytes(long gibibytes) {
        var tebibytes = BigDecimal.valueOf(gibibytes).divide(GIBIBYTES_PER_TEBIBYTE, 2, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%,.2f", tebibytes);
    }

    /** An amount, such as {@code 1,205.60}, rounded half up to hundredths. */
    public static String amount(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
    }

    /** A difference, such as {@code +1,234,567}, {@code -1} or {@code 0}. */
    public static String signed(long number) {
        return String.format(Locale.ROOT, number > 0 ? "+%,d" : "%,d", number);
    }

    /** A difference of amounts, such as {@code +1,205.60}, {@code -0.05} or {@code 0.00}, rounded half up to hundredths. */
    public static String signed(BigDecimal amount) {
        return (amount.setScale(2, RoundingMode.HALF_UP).signum() > 0 ? "+" : "") + amount(amount);
    }

    /** A share of the whole, such as {@code 45%}, rounded half up. */
    public static String percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? "0%"
                : part.multiply(BigDecimal.valueOf(100)).divide(whole, 0, RoundingMode.HALF_UP) + "%";
    }

    /**
     * A duration in minutes and seconds, or in hours, minutes and seconds, such as {@code 0:07}, {@code 12:34} or {@code
     * 1:02:03}.
     */
    public static String clock(Duration elapsed) {
        return elapsed.toHours() == 0
                ? String.format(Locale.ROOT, "%d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart())
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        elapsed.toHours(),
                        elapsed.toMinutesPart(),
                        elapsed.toSecondsPart());
    }
}
