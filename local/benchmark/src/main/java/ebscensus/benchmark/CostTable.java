package ebscensus.benchmark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README's table of what a month of nightly censuses costs. */
public final class CostTable {
    private static final List<Long> FLEETS = List.of(1_000L, 10_000L, 100_000L);
    private static final String HEADER = """
        | instances | Lambda | Step Functions | S3 | logs | Scheduler | alarms, metrics, dashboard | a month |
        |---:|---:|---:|---:|---:|---:|---:|---:|
        """;

    private CostTable() {}

    public static void main(String[] arguments) {
        System.out.print(markdown());
    }

    static String markdown() {
        return HEADER + FLEETS.stream().map(CostTable::row).collect(Collectors.joining());
    }

    private static String row(long instances) {
        var cost = MonthlyCost.of(instances);
        return Stream.of(
                        cost.lambda(),
                        cost.stepFunctions(),
                        cost.s3(),
                        cost.logs(),
                        cost.scheduler(),
                        cost.watching(),
                        cost.total())
                .map(CostTable::dollars)
                .collect(Collectors.joining(" | ", String.format(Locale.ROOT, "| %,d | ", instances), " |\n"));
    }

    /** In cents, and what is less than one as such. */
    private static String dollars(BigDecimal amount) {
        var cents = amount.setScale(2, RoundingMode.HALF_UP);
        return cents.signum() == 0 ? "< $0.01" : "$" + cents;
    }
}
