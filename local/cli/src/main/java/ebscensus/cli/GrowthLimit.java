package ebscensus.cli;

import ebscensus.core.request.InvalidRequest;
import ebscensus.report.change.Change;
import ebscensus.report.change.Compared;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * The limit for the growth of the GiB between two reports. Only the scopes that both reports counted in full are compared.
 *
 * @param percent the limit in per cent, from 0 to 1,000
 */
record GrowthLimit(BigDecimal percent) {
    private static final Pattern PERCENTAGE = Pattern.compile("([0-9]{1,4}(\\.[0-9]{1,6})?)%");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000);

    /** Reads the value of the option. */
    static final class Converter implements ITypeConverter<GrowthLimit> {
        @Override
        public GrowthLimit convert(String text) {
            var matcher = PERCENTAGE.matcher(text);
            if (!matcher.matches() || new BigDecimal(matcher.group(1)).compareTo(MOST) > 0) {
                throw InvalidRequest.of("percentage", text, "a percentage from 0% to 1000%, such as 5%");
            }
            return new GrowthLimit(new BigDecimal(matcher.group(1)));
        }
    }

    /**
     * Whether the GiB of the attached volumes or of all billed volumes grew beyond the limit. If so, a warning is printed.
     *
     * @throws CannotRun if the growth is not known, because there is no scope that both reports counted in full
     */
    boolean isExceeded(Change change, Console console) {
        if (isUnknown(change)) {
            throw new CannotRun("--fail-on-growth: the reports have no scope that both counted in full, so growth"
                    + " is not known; compare complete reports of the same request");
        }
        boolean isAttached = isExceeded("attached volumes", change.attached(), console);
        boolean isBilled = isExceeded("all billed volumes", change.billed(), console);
        return isAttached || isBilled;
    }

    private boolean isExceeded(String what, Compared compared, Console console) {
        boolean isExceeded = compared.isGrownBeyond(percent);
        if (isExceeded) {
            String growth = compared.growth()
                    .map(more -> more.setScale(2, RoundingMode.HALF_UP).toPlainString() + "%")
                    .orElse("from 0");
            console.warn("the GiB of " + what + " that both reports counted in full grew by " + growth + ", more than "
                    + percent.toPlainString() + "%");
        }
        return isExceeded;
    }

    private static boolean isUnknown(Change change) {
        var billed = change.billed();
        boolean isAnythingCompared = billed.covered().volumes() > 0
                || !billed.effects().withoutCoverage().isNone();
        return !isAnythingCompared && !change.isEmpty();
    }
}
