package ebscensus.core.plan;

import java.time.Duration;

/**
 * Our own choices for dividing a fleet among workers.
 *
 * @param minChunk the minimum number of instances that justifies a separate worker
 * @param maxChunk the maximum number of instances whose ids one worker can hold
 * @param workersPerScope the usual maximum number of chunks of one scope; a scope gets more chunks only if this number of
 *     chunks could not hold its instances or could not be measured in time
 * @param maxWorkers the maximum number of workers that run at the same time, for all scopes together
 * @param workerTimeout Lambda's time limit for a worker; a chunk is planned to take at most two thirds of it
 * @param callsPerBatch the expected number of pages that hold the volumes of one batch of instances
 */
public record PlanPolicy(
        int minChunk, int maxChunk, int workersPerScope, int maxWorkers, Duration workerTimeout, int callsPerBatch) {
    /**
     * 4,000 instances are 20 batches, which take some seconds. 200,000 ids are about 4 MB of JSON. 15 minutes are Lambda's
     * maximum (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, 2026-11). With 500 volumes on a page, a batch
     * takes two pages if its instances have 2.5 to 5 volumes each.
     */
    public static final PlanPolicy DEFAULT = new PlanPolicy(4_000, 200_000, 4, 100, Duration.ofMinutes(15), 2);

    public PlanPolicy {
        if (minChunk < 1
                || maxChunk < 2 * minChunk
                || workersPerScope < 1
                || maxWorkers < workersPerScope
                || !workerTimeout.isPositive()
                || callsPerBatch < 1) {
            throw new IllegalArgumentException("inconsistent policy: " + minChunk + " to " + maxChunk + " instances, "
                    + workersPerScope + " workers per scope, " + maxWorkers + " in total, " + workerTimeout + ", "
                    + callsPerBatch + " calls per batch");
        }
    }

    /**
     * The maximum number of scopes in a chunk, even if they have few instances or none. A scope without instances also needs
     * requests, for its unattached volumes and its Recycle Bin. If 32 scopes are read at the same time, the requests for 200
     * scopes take some seconds.
     */
    static final int SCOPES_PER_CHUNK = 200;

    /** The longest planned run of a worker: two thirds of its time limit. */
    public Duration longestRun() {
        return workerTimeout.multipliedBy(2).dividedBy(3);
    }

    /**
     * A copy with another {@link #maxWorkers}, which also limits {@link #workersPerScope}.
     *
     * @param workers at least 1
     */
    public PlanPolicy withMaxWorkers(int workers) {
        return new PlanPolicy(
                minChunk, maxChunk, Math.min(workersPerScope, workers), workers, workerTimeout, callsPerBatch);
    }
}
