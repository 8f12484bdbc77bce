package ebscensus.benchmark;

import ebscensus.core.inventory.Volumes;
import ebscensus.simulator.protocol.Latency;
import java.time.Duration;

/**
 * Computes the shortest time in which any client could count a scope, if nothing but EC2 took time and the client listed the
 * scope one page after the other.
 */
final class Minimum {
    private Minimum() {}

    /**
     * The larger of two times: the time that EC2's buckets enforce, and the time for the longest chain of requests in which each
     * request needs the response to the one before it.
     *
     * @param instances the number of instances of the largest scope; all scopes are counted at the same time
     */
    static Duration of(long instances, int volumesEach, Latency latency) {
        var chain = chain(instances, volumesEach, latency);
        var rate = rate(Math.max(
                Ec2.pages(instances, Ec2.INSTANCES_PER_PAGE),
                Ec2.pages(instances * volumesEach, Ec2.VOLUMES_PER_PAGE)));
        return chain.compareTo(rate) > 0 ? chain : rate;
    }

    /** The time in which one bucket provides the tokens for this number of requests. */
    static Duration rate(long requests) {
        return Duration.ofSeconds(1)
                .multipliedBy(Math.max(0, requests - Ec2.BUCKET))
                .dividedBy(Ec2.REFILL);
    }

    /**
     * The time for all pages of the listing, each of which needs the token of the page before, plus the time for the volumes of
     * the last batch.
     */
    static Duration chain(long instances, int volumesEach, Latency latency) {
        long pages = Ec2.pages(instances, Ec2.INSTANCES_PER_PAGE);
        long last = instances % Volumes.INSTANCES_PER_BATCH;
        long batch = last == 0 ? Math.min(instances, Volumes.INSTANCES_PER_BATCH) : last;
        return answers(pages, instances, latency)
                .plus(answers(Ec2.pages(batch * volumesEach, Ec2.VOLUMES_PER_PAGE), batch * volumesEach, latency));
    }

    private static Duration answers(long requests, long items, Latency latency) {
        return latency.base().multipliedBy(requests).plus(latency.perItem().multipliedBy(items));
    }
}
