package ebscensus.core.plan;

import java.time.Duration;

/**
 * Our own choices for dividing a fleet among workers.
 *
 * @param minChunk the fewest instances that justify starting a separate worker
 * @param maxChunk the most instances whose ids one worker can hold
 * @param workersPerScope the most chunks of one scope, unless it needs more to hold its instances or to end in time
 * @param maxWorkers the most workers that may run at the same time, over all scopes
 * @param workerTimeout Lambda's time limit for a worker; a chunk is planned to take at most two thirds of it
 * @param callsPerBatch the expected number of pages with the volumes of one batch of instances
 */
public record PlanPolicy(
        int minChunk, int maxChunk, int workersPerScope, int maxWorkers, Duration workerTimeout, int callsPerBatch) {
    /**
     * 4,000 instances are 20 batches, which take some seconds. 200,000 ids are about 4 MB of JSON. 15 minutes are Lambda's
     * maximum (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, 2026-11). Two pages for a batch hold 2.5 to 5
     * volumes for each instance, with 500 volumes on a page.
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
     * The most scopes in a chunk, however few instances they have. Even a scope without instances needs requests for its
     * volumes and its Recycle Bin, and with 32 scopes at once these take some seconds.
     */
    static final int SCOPES_PER_CHUNK = 200;

    /** The longest planned run of a worker: two thirds of its time limit. */
    public Duration longestRun() {
        return workerTimeout.multipliedBy(2).dividedBy(3);
    }

    /**
     * A copy with another number of workers, which also limits {@link #workersPerScope}.
     *
     * @param workers at least 1
     */
    public PlanPolicy withMaxWorkers(int workers) {
        return new PlanPolicy(
                minChunk, maxChunk, Math.min(workersPerScope, workers), workers, workerTimeout, callsPerBatch);
    }
}
