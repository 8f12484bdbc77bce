package ebscensus.benchmark;

import java.util.List;

/** What a month of nightly censuses costs. */
final class Cost implements Benchmark {
    private static final List<Long> FLEETS = List.of(1_000L, 10_000L, 100_000L);

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public String purpose() {
        return "what a month of nightly censuses of one region costs";
    }

    @Override
    public String method() {
        return "computed, not measured: list prices of us-east-1 before any free tier, what a run of the state machine"
            + " takes as it is counted in RunUsage, and one second for each call of EC2, which is a guess on the long"
            + " side.";
    }

    @Override
    public void run(Sheet sheet) {
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
            table.row(
                    Figures.count(instances),
                    Figures.dollars(cost.lambda()),
                    Figures.dollars(cost.stepFunctions()),
                    Figures.dollars(cost.s3()),
                    Figures.dollars(cost.logs()),
                    Figures.dollars(cost.scheduler()),
                    Figures.dollars(cost.watching()),
                    Figures.dollars(cost.total()));
        }
        sheet.table(table);
    }
}
