package ebscensus.benchmark;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.request.CensusRequest;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Computes how much of AWS's services one census of one region uses with the default settings. Times that depend on EC2 are
 * guesses, which are more likely too long than too short; everything else is counted.
 *
 * @param lambdaGigabyteSeconds the memory of each function times its duration, added up over all functions
 * @param s3Writes the number of PUT and LIST requests, which have the same price
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

    /** The time in which a function restores its snapshot, and reads from S3 or writes to it. */
    private static final Duration START = Duration.ofSeconds(2);

    /**
     * The time of one call that returns 1,000 instances, or the volumes of 200 instances. It is a guess, because no figure has been
     * published.
     */
    private static final Duration CALL = Duration.ofSeconds(1);

    /**
     * The transitions are from the start to Begin, to ListInstances, to IsMeasured, to ReducePartials, to IsAnnounced, to
     * IsComplete, to Complete, and to the end.
     */
    private static final int TRANSITIONS = 8;

    /** The additional transition to MeasureChunks, if the fleet is divided into chunks. */
    private static final int TRANSITIONS_OF_A_MAP = 1;

    /** The start of the child execution, its transition to MeasureChunk, and its transition to the end. */
    private static final int TRANSITIONS_OF_A_CHUNK = 3;

    /**
     * Six PUT requests: for the plan, the report as JSON, the report as a page, the cells, this run's point of the 90-day trend,
     * and the record of the ended run. Two LIST requests: one for the keys of the earlier points, and one that checks whether the
     * plan exists.
     */
    private static final int WRITES_OF_A_RUN = 8;

    /** The GET requests for the plan, for the last complete report, and for one point of the trend on each of 90 days. */
    private static final int READS_OF_A_RUN = 92;

    /** The PUT requests for the object that lists the chunks, and for three objects that the Distributed Map itself writes. */
    private static final int WRITES_OF_A_MAP = 4;

    /**
     * Three PUT requests for the chunk, the partial and the rows; three LIST requests, because a function checks whether a chunk,
     * a plan or a partial exists before reading it.
     */
    private static final int WRITES_OF_A_CHUNK = 6;

    private static final int READS_OF_A_CHUNK = 3;

    /**
     * If the whole fleet is one chunk: two PUT requests for the partial and the rows, and one LIST request that checks whether
     * the partial exists.
     */
    private static final int WRITES_IN_PROCESS = 3;

    /**
     * The size in bytes of the gzipped rows of two volumes, because an instance has two volumes on average.
     * {@code run --simulate 10000 --volumes v.jsonl.gz} wrote 604,476 bytes for 19,691 volumes.
     */
    private static final int VOLUME_BYTES_OF_AN_INSTANCE = 61;

    /** The size in bytes of an instance id in JSON, including its quotes and a comma. */
    private static final int BYTES_OF_AN_ID = 22;

    private static final int BYTES_OF_OTHER_OBJECTS = 10_000;

    /**
     * The log has one line for each event, with its input and output. There are about fifteen events of 2 KB for the run and six
     * for a chunk.
     */
    private static final int LOG_BYTES_OF_A_RUN = 30_000;

    private static final int LOG_BYTES_OF_A_CHUNK = 12_000;

    /** The number includes the lines that Lambda itself writes, and the metrics that ReducePartials writes. */
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
                // The 1 is for the Map state, which reads the object that lists the chunks.
                READS_OF_A_RUN + 1 + (long) READS_OF_A_CHUNK * chunks,
                BYTES_OF_OTHER_OBJECTS * (1L + chunks) + BYTES_OF_AN_ID * instances,
                VOLUME_BYTES_OF_AN_INSTANCE * instances,
                LOG_BYTES_OF_A_RUN + (long) LOG_BYTES_OF_A_CHUNK * chunks + (2L + chunks) * LOG_BYTES_OF_AN_INVOCATION);
    }

    /** The number of chunks that the planner makes for a region, if its workers can measure the chunks in time. */
    private static int chunks(long instances) {
        var policy = PlanPolicy.DEFAULT;
        return Math.clamp(instances / policy.minChunk(), 1, policy.workersPerScope());
    }

    /**
     * The time to list the instances. It assumes that one page is requested after the other, as in a fleet that cannot be divided
     * by zone.
     */
    private static Duration listing(long instances) {
        return START.plus(CALL.multipliedBy(Math.ceilDiv(instances, Ec2.INSTANCES_PER_PAGE)));
    }

    /**
     * The time to read the volumes at the rate of the budget. It assumes two volumes for each instance, so that the volumes of a
     * batch of instances fit on one page.
     */
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
