package ebscensus.benchmark;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.request.CensusRequest;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How much of AWS's services one census of one region uses with the program's defaults. Times that depend on EC2 are guesses on
 * the long side; everything else is counted.
 *
 * @param lambdaGigabyteSeconds the sum over all functions
 * @param s3Writes PUT and LIST requests
 * @param runBytes the bytes of the objects that the functions exchange
 * @param volumeBytes the bytes of the rows of the volumes
 * @param logBytes the bytes of the logs of the functions and the state machine
 */
record RunUsage(
        long lambdaRequests,
        BigDecimal lambdaGigabyteSeconds,
        long stateTransitions,
        long s3Writes,
        long s3Reads,
        long runBytes,
        long volumeBytes,
        long logBytes) {
    /** The default memory of the functions that call EC2. */
    private static final int ASKING_MEGABYTES = 3_538;

    /** The memory of ReducePartials, as the CDK app sets it. */
    private static final int REDUCING_MEGABYTES = 1_769;

    /** The time to restore a snapshot and to read or write S3. */
    private static final Duration START = Duration.ofSeconds(2);

    /**
     * The time of one call that returns 1,000 instances or the volumes of 200. It is a guess, because no figure has been
     * published.
     */
    private static final Duration CALL = Duration.ofSeconds(1);

    /** Start to Begin, ListInstances, IsMeasured, ReducePartials, IsAnnounced, IsComplete, Complete, end. */
    private static final int TRANSITIONS = 8;

    /** MeasureChunks itself, which a divided fleet adds. */
    private static final int TRANSITIONS_OF_A_MAP = 1;

    /** The child, its start to MeasureChunk, its end. */
    private static final int TRANSITIONS_OF_A_CHUNK = 3;

    /**
     * Six PUT requests for the plan, the report, the page, the cells, the point of the history and the end; one LIST request for
     * the history, and one that checks that the plan exists.
     */
    private static final int WRITES_OF_A_RUN = 8;

    /** The plan, the last complete report, and one point of the history for each of 90 days. */
    private static final int READS_OF_A_RUN = 92;

    /** The object with the items, and three objects that the Distributed Map writes itself. */
    private static final int WRITES_OF_A_MAP = 4;

    /**
     * Three PUT requests for the chunk, the partial and the rows; three LIST requests, because a function checks that a chunk, a
     * plan or a partial exists before it reads it.
     */
    private static final int WRITES_OF_A_CHUNK = 6;

    private static final int READS_OF_A_CHUNK = 3;

    /**
     * Two PUT requests for the partial and the rows of a fleet that is one chunk; one LIST request that checks that the partial
     * exists.
     */
    private static final int WRITES_IN_PROCESS = 3;

    /**
     * The gzipped rows of two volumes. {@code run --simulate 10000 --volumes v.jsonl.gz} wrote 604,476 bytes for 19,691 volumes.
     */
    private static final int VOLUME_BYTES_OF_AN_INSTANCE = 61;

    /** The size of an instance id in JSON. */
    private static final int BYTES_OF_AN_ID = 22;

    private static final int BYTES_OF_OTHER_OBJECTS = 10_000;

    /** One line for each event, with input and output: about fifteen events of 2 KB for the run and six for a chunk. */
    private static final int LOG_BYTES_OF_A_RUN = 30_000;

    private static final int LOG_BYTES_OF_A_CHUNK = 12_000;

    /** Includes the lines of the platform and the reducer's metrics. */
    private static final int LOG_BYTES_OF_AN_INVOCATION = 5_000;

    static RunUsage of(long instances) {
        if (instances <= CensusRequest.DEFAULT_IN_PROCESS_LIMIT) {
            return inProcess(instances, listing(instances).plus(volumes(instances, budget())));
        }
        int chunks = chunks(instances);
        var share = volumes(Math.ceilDiv(instances, chunks), budget().dividedAmong(chunks, chunks));
        return divided(
                instances, chunks, listing(instances).plus(START.plus(share).multipliedBy(chunks)));
    }

    /** The function that lists the fleet also measures it. */
    private static RunUsage inProcess(long instances, Duration asking) {
        return new RunUsage(
                2,
                gigabyteSeconds(ASKING_MEGABYTES, asking).add(gigabyteSeconds(REDUCING_MEGABYTES, START)),
                TRANSITIONS,
                WRITES_OF_A_RUN + WRITES_IN_PROCESS,
                READS_OF_A_RUN + 1,
                BYTES_OF_OTHER_OBJECTS,
                VOLUME_BYTES_OF_AN_INSTANCE * instances,
                LOG_BYTES_OF_A_RUN + 2 * LOG_BYTES_OF_AN_INVOCATION);
    }

    /** @param asking the total time of the functions that call EC2 */
    private static RunUsage divided(long instances, int chunks, Duration asking) {
        return new RunUsage(
                2L + chunks,
                gigabyteSeconds(ASKING_MEGABYTES, asking).add(gigabyteSeconds(REDUCING_MEGABYTES, START)),
                TRANSITIONS + TRANSITIONS_OF_A_MAP + (long) TRANSITIONS_OF_A_CHUNK * chunks,
                WRITES_OF_A_RUN + WRITES_OF_A_MAP + (long) WRITES_OF_A_CHUNK * chunks,
                // The 1 is for the map, which reads the items too.
                READS_OF_A_RUN + 1 + (long) READS_OF_A_CHUNK * chunks,
                BYTES_OF_OTHER_OBJECTS * (1L + chunks) + BYTES_OF_AN_ID * instances,
                VOLUME_BYTES_OF_AN_INSTANCE * instances,
                LOG_BYTES_OF_A_RUN + (long) LOG_BYTES_OF_A_CHUNK * chunks + (2L + chunks) * LOG_BYTES_OF_AN_INVOCATION);
    }

    /** The planner's number of chunks for a region that its workers can measure in time. */
    private static int chunks(long instances) {
        var policy = PlanPolicy.DEFAULT;
        return Math.clamp(instances / policy.minChunk(), 1, policy.workersPerScope());
    }

    /** The time to list the instances. The pages follow each other, as they do if EC2 does not name the zones. */
    private static Duration listing(long instances) {
        return START.plus(CALL.multipliedBy(Math.ceilDiv(instances, Ec2.INSTANCES_PER_PAGE)));
    }

    /** The time to read the volumes at the rate of the budget. With two volumes for each instance, every batch is one page. */
    private static Duration volumes(long instances, Budget budget) {
        return CALL.plus(budget.timeFor(Math.ceilDiv(instances, Volumes.INSTANCES_PER_BATCH)));
    }

    private static Budget budget() {
        return Budget.ofCallsPerSecond(CensusRequest.DEFAULT_CALLS_PER_SECOND);
    }

    private static BigDecimal gigabyteSeconds(int megabytes, Duration time) {
        return BigDecimal.valueOf(megabytes)
                .multiply(BigDecimal.valueOf(time.toMillis(), 3))
                .divide(BigDecimal.valueOf(1_024));
    }
}
