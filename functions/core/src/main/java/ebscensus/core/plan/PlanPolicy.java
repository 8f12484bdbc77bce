package ebscensus.core.plan;

import java.time.Duration;

/**
 * Our own choices on dividing a fleet among workers.
 *
 * @param minChunk instances below which a worker of its own is not worth its start
 * @param maxChunk instances whose ids one worker reads and holds
 * @param workersPerScope how many chunks may share one scope's call budget, unless they could not end in time
 * @param maxWorkers how many workers may run at once, over all scopes
 * @param workerTimeout after which Lambda ends a worker; a chunk is made to take two thirds of it at the most
 * @param callsPerBatch pages expected for the volumes of one batch of instances
 */
public record PlanPolicy(
        int minChunk, int maxChunk, int workersPerScope, int maxWorkers, Duration workerTimeout, int callsPerBatch) {
    /**
     * 4,000 instances are 20 calls, some seconds of work; 200,000 ids are about 4 MB of JSON; 15 minutes is Lambda's longest
     * (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, 2026-11); two pages a batch is 2.5 to 5 volumes an
     * instance at the 500 volumes a page that EC2 surely gives.
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
                    + workersPerScope + " workers a scope of " + maxWorkers + ", " + workerTimeout + ", "
                    + callsPerBatch + " calls a batch");
        }
    }

    /**
     * A chunk of so many scopes is closed however few instances they have: each is asked for its pages of volumes and its Recycle Bin
     * all the same, and at 32 scopes at once that takes some seconds, too.
     */
    static final int SCOPES_PER_CHUNK = 200;

    /** Two thirds of a worker's time. */
    public Duration longestRun() {
        return workerTimeout.multipliedBy(2).dividedBy(3);
    }

    /**
     * Like this one, with another number of workers at once. Where that is below {@link #workersPerScope}, a scope gets no
     * more either.
     *
     * @param workers at least 1
     */
    public PlanPolicy withMaxWorkers(int workers) {
        return new PlanPolicy(
                minChunk, maxChunk, Math.min(workersPerScope, workers), workers, workerTimeout, callsPerBatch);
    }
}
