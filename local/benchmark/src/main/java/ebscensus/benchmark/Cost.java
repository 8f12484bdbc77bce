package ebscensus.benchmark;

import ebscensus.report.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** Computes the cost of a month of nightly censuses. */
final class Cost {
    static final Benchmark BENCHMARK = new Benchmark(
            "cost",
            "what a month of nightly censuses of one region costs",
            "computed, not measured: the list prices of us-east-1 before any free tier, times what one run of the state"
                    + " machine uses. Each call to EC2 is assumed to take one second, which is long.",
            Cost::run);

    private static final List<Long> FLEETS = List.of(1_000L, 10_000L, 100_000L);

    private Cost() {}

    private static void run(Sheet sheet) {
        var table = new Table(
                "instances",
                "Lambda",
                "Step Functions",
                "S3",
                "logs",
                "Scheduler",
                "alarms, metrics, dashboard",
                "a month");
        for (long instances : FLEETS) {
            var cost = MonthlyCost.of(instances);
            var dollars = Stream.of(
                    cost.lambda(),
                    cost.stepFunctions(),
                    cost.s3(),
                    cost.logs(),
                    cost.scheduler(),
                    cost.watching(),
                    cost.total());
            table.row(Stream.concat(Stream.of(Figures.count(instances)), dollars.map(Cost::dollars))
                    .toArray(String[]::new));
        }
        sheet.table(table);
    }

    /** Rounded to cents; an amount that rounds to zero is shown as less than one cent. */
    static String dollars(BigDecimal amount) {
        var cents = amount.setScale(2, RoundingMode.HALF_UP);
        return cents.signum() == 0 ? "< $0.01" : "$" + cents;
    }
}
