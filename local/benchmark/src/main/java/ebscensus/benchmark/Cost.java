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
            table.row(Stream.concat(Stream.of(Figures.count(instances)), dollars(MonthlyCost.of(instances)).stream())
                    .toArray(String[]::new));
        }
        sheet.table(table);
    }

    /** The parts of the cost, each rounded up to a tenth of a cent, and the sum of the rounded parts. */
    static List<String> dollars(MonthlyCost cost) {
        var rounded = cost.parts().stream()
                .map(part -> part.setScale(3, RoundingMode.CEILING))
                .toList();
        var total = rounded.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Stream.concat(rounded.stream(), Stream.of(total))
                .map(amount -> "$" + amount)
                .toList();
    }
}
