package ebscensus.benchmark;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.request.CensusRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What one census of one region takes of AWS's services, with the program's defaults. Times that EC2 decides are guessed, on the
 * long side; everything else is counted.
 *
 * @param lambdaGigabyteSeconds of all functions together
 * @param s3Writes PUT and LIST requests
 * @param s3Bytes of what is kept for two weeks
 * @param logBytes of the functions and of the state machine
 */
record RunUsage(
        long lambdaRequests,
        BigDecimal lambdaGigabyteSeconds,
        long stateTransitions,
        long s3Writes,
        long s3Reads,
        long s3Bytes,
        long logBytes) {
    /** Memory of the functions that ask EC2, and of the one that adds up: the defaults of the CDK app. */
    private static final int ASKING_MEGABYTES = 3_538;

    private static final int REDUCING_MEGABYTES = 1_769;

    /** Restoring a snapshot and reading or writing S3. */
    private static final Duration START = Duration.ofSeconds(2);

    /** Of one call that returns 1,000 instances or the volumes of 200: a guess, there is no published figure. */
    private static final Duration CALL = Duration.ofSeconds(1);

    private static final int INSTANCES_PER_PAGE = 1_000;

    /** Start to Begin, ListInstances, IsMeasured, ReducePartials, IsComplete, Complete, end. */
    private static final int TRANSITIONS = 7;

    /** MeasureChunks itself, for a fleet that is divided. */
    private static final int TRANSITIONS_OF_A_MAP = 1;

    /** The child, its start to MeasureChunk, its end. */
    private static final int TRANSITIONS_OF_A_CHUNK = 3;

    /** An instance id in JSON. */
    private static final int BYTES_OF_AN_ID = 22;

    private static final int BYTES_OF_OTHER_OBJECTS = 10_000;

    /** A line for each event, with input and output: some fifteen events for the run and six for a chunk, 2 KB each. */
    private static final int LOG_BYTES_OF_A_RUN = 30_000;

    private static final int LOG_BYTES_OF_A_CHUNK = 12_000;

    /** With the lines of the platform, and of the reducer's metrics. */
    private static final int LOG_BYTES_OF_AN_INVOCATION = 5_000;

    static RunUsage of(long instances) {
        if (instances <= CensusRequest.DEFAULT_IN_PROCESS_LIMIT) {
            return inProcess(listing(instances).plus(volumes(instances, budget())));
        }
        int chunks = chunks(instances);
        var share = volumes(Math.ceilDiv(instances, chunks), budget().dividedAmong(chunks, chunks));
        return divided(
                instances, chunks, listing(instances).plus(START.plus(share).multipliedBy(chunks)));
    }

    /** Of a fleet that the listing function measures, too. */
    static RunUsage inProcess(Duration asking) {
        return new RunUsage(
                2,
                gigabyteSeconds(ASKING_MEGABYTES, asking).add(gigabyteSeconds(REDUCING_MEGABYTES, START)),
                TRANSITIONS,
                // Plan, partial, report and end; a look for each of the two that are read.
                6,
                2,
                BYTES_OF_OTHER_OBJECTS,
                LOG_BYTES_OF_A_RUN + 2 * LOG_BYTES_OF_AN_INVOCATION);
    }

    /** @param asking time of all functions together that ask EC2 */
    static RunUsage divided(long instances, int chunks, Duration asking) {
        return new RunUsage(
                2L + chunks,
                gigabyteSeconds(ASKING_MEGABYTES, asking).add(gigabyteSeconds(REDUCING_MEGABYTES, START)),
                TRANSITIONS + TRANSITIONS_OF_A_MAP + (long) TRANSITIONS_OF_A_CHUNK * chunks,
                // Plan, items, report, end, three of the map's; a chunk is written, looked for twice, and its partial
                // written.
                8L + 4L * chunks,
                2L + 2L * chunks,
                BYTES_OF_OTHER_OBJECTS * (1L + chunks) + BYTES_OF_AN_ID * instances,
                LOG_BYTES_OF_A_RUN + (long) LOG_BYTES_OF_A_CHUNK * chunks + (2L + chunks) * LOG_BYTES_OF_AN_INVOCATION);
    }

    /** As the planner cuts a region that is not too long for its workers. */
    private static int chunks(long instances) {
        var policy = PlanPolicy.DEFAULT;
        return Math.clamp(instances / policy.minChunk(), 1, policy.workersPerScope());
    }

    /** One page after the other, as where EC2 does not tell its zones. */
    private static Duration listing(long instances) {
        return START.plus(CALL.multipliedBy(Math.ceilDiv(instances, INSTANCES_PER_PAGE)));
    }

    /** As fast as the budget allows, two volumes an instance, so that each batch is one page. */
    private static Duration volumes(long instances, Budget budget) {
        return CALL.plus(budget.timeFor(Math.ceilDiv(instances, Volumes.INSTANCES_PER_BATCH)));
    }

    private static Budget budget() {
        return Budget.ofCallsPerSecond(CensusRequest.DEFAULT_CALLS_PER_SECOND);
    }

    /** By {@link ListPrices}, without what is stored for long. */
    BigDecimal dollars() {
        return Stream.of(
                        each(lambdaRequests, ListPrices.LAMBDA_REQUEST),
                        lambdaGigabyteSeconds.multiply(ListPrices.LAMBDA_GB_SECOND),
                        each(stateTransitions, ListPrices.STATE_TRANSITION),
                        each(s3Writes, ListPrices.S3_WRITE),
                        each(s3Reads, ListPrices.S3_READ),
                        each(logBytes, ListPrices.LOGS_GB).movePointLeft(9))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal each(long number, BigDecimal price) {
        return BigDecimal.valueOf(number).multiply(price);
    }

    private static BigDecimal gigabyteSeconds(int megabytes, Duration time) {
        return BigDecimal.valueOf(megabytes)
                .multiply(BigDecimal.valueOf(time.toMillis(), 3))
                .divide(BigDecimal.valueOf(1_024));
    }
}
