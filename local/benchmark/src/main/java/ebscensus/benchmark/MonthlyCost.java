package ebscensus.benchmark;

import static ebscensus.benchmark.ListPrices.ALARM_METRIC_MONTH;
import static ebscensus.benchmark.ListPrices.DASHBOARD_MONTH;
import static ebscensus.benchmark.ListPrices.LAMBDA_GB_SECOND;
import static ebscensus.benchmark.ListPrices.LAMBDA_REQUEST;
import static ebscensus.benchmark.ListPrices.LOGS_GB;
import static ebscensus.benchmark.ListPrices.METRIC_MONTH;
import static ebscensus.benchmark.ListPrices.S3_GB_MONTH;
import static ebscensus.benchmark.ListPrices.S3_READ;
import static ebscensus.benchmark.ListPrices.S3_WRITE;
import static ebscensus.benchmark.ListPrices.SCHEDULER_START;
import static ebscensus.benchmark.ListPrices.STATE_TRANSITION;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The cost in US dollars of a month of nightly censuses of one region, at {@link ListPrices}.
 *
 * @param watching the cost of six alarms on eight metrics, of a dashboard, and of the metrics of a region with four volume types
 */
record MonthlyCost(
        BigDecimal lambda,
        BigDecimal stepFunctions,
        BigDecimal s3,
        BigDecimal logs,
        BigDecimal scheduler,
        BigDecimal watching) {
    private static final int NIGHTS = 30;

    /** The number of metrics that the six alarms read. The alarms {@code Failed} and {@code TimedOut} read two metrics each. */
    private static final int ALARM_METRICS = 8;

    /**
     * The number of metrics that a census writes: six metrics of the run, six of the total, the total cost in one currency, two
     * of the region, and two of each of four volume types.
     */
    private static final int METRICS = 23;

    private static final int HOURS_OF_A_MONTH = 720;

    /** The number of nights for which the objects that the functions exchange are kept. */
    private static final int RUNS_KEPT = 14;

    /** The default number of nights for which the rows of the volumes are kept. */
    private static final int VOLUMES_KEPT = 35;

    /**
     * The default number of nights for which reports are kept, which is three years. The cost is computed for a month in which
     * the bucket already has the reports of three years.
     */
    private static final int REPORTS_KEPT = 1_095;

    /**
     * The total size in bytes of the report, the page and the cells of one run. For {@code run --simulate 10000} they have 60, 68
     * and 2 KB; the remaining 70 KB are for the change and for the trend of 90 days.
     */
    private static final long REPORT_BYTES = 200_000;

    static MonthlyCost of(long instances) {
        var run = RunUsage.of(instances);
        return new MonthlyCost(
                each(run.lambdaRequests(), LAMBDA_REQUEST)
                        .add(run.lambdaGigabyteSeconds().multiply(LAMBDA_GB_SECOND))
                        .multiply(BigDecimal.valueOf(NIGHTS)),
                each(NIGHTS * run.stateTransitions(), STATE_TRANSITION),
                each(NIGHTS * run.s3Writes(), S3_WRITE)
                        .add(each(NIGHTS * run.s3Reads(), S3_READ))
                        .add(gigabytes(RUNS_KEPT * run.runBytes()
                                        + VOLUMES_KEPT * run.volumeBytes()
                                        + REPORTS_KEPT * REPORT_BYTES)
                                .multiply(S3_GB_MONTH)),
                gigabytes(NIGHTS * run.logBytes()).multiply(LOGS_GB),
                each(NIGHTS, SCHEDULER_START),
                each(ALARM_METRICS, ALARM_METRIC_MONTH).add(DASHBOARD_MONTH).add(metrics()));
    }

    /** The parts of the cost, in the order of the components. */
    List<BigDecimal> parts() {
        return List.of(lambda, stepFunctions, s3, logs, scheduler, watching);
    }

    /** The cost of the metrics. AWS charges for a metric only in the hours in which it has data, which is one hour each night. */
    private static BigDecimal metrics() {
        return each((long) METRICS * NIGHTS, METRIC_MONTH)
                .divide(BigDecimal.valueOf(HOURS_OF_A_MONTH), 6, RoundingMode.CEILING);
    }

    private static BigDecimal each(long number, BigDecimal price) {
        return BigDecimal.valueOf(number).multiply(price);
    }

    private static BigDecimal gigabytes(long bytes) {
        return BigDecimal.valueOf(bytes).movePointLeft(9);
    }
}
