package ebscensus.benchmark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/** Numbers as they are shown, the same in every table. */
final class Figures {
    /** For what does not apply. */
    static final String NONE = "–";

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double SECONDS_TO_A_DECIMAL = 100;
    private static final double SECONDS_TO_TWO_DECIMALS = 10;

    private Figures() {}

    /** Thousands set apart. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** In seconds, to three places or so. */
    static String seconds(Duration time) {
        double seconds = time.toMillis() / MILLIS_PER_SECOND;
        int decimals = seconds < SECONDS_TO_TWO_DECIMALS ? 2 : seconds < SECONDS_TO_A_DECIMAL ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f s", seconds);
    }

    /** In milliseconds, to a tenth. */
    static String millis(Duration time) {
        return String.format(Locale.ROOT, "%,.1f ms", time.toNanos() / NANOS_PER_MILLI);
    }

    /** To two decimals. */
    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%,.2f", ratio);
    }

    /** To a tenth. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** How many times as long the first takes as the second. */
    static String ratio(Duration longer, Duration shorter) {
        return ratio((double) longer.toNanos() / shorter.toNanos());
    }

    /** In whole cents, and what is less than one as such. */
    static String dollars(BigDecimal amount) {
        var cents = amount.setScale(2, RoundingMode.HALF_UP);
        return cents.signum() == 0 ? "< $0.01" : "$" + cents;
    }

    /** One that was measured: of an even number the lower of the two in the middle. */
    static <T extends Comparable<? super T>> T median(Collection<T> measured) {
        var sorted = measured.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }
}
