package ebscensus.benchmark;

import ebscensus.core.inventory.Budget;
import ebscensus.core.request.Scope;
import ebscensus.simulator.protocol.Latency;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** EC2 on a virtual clock: its token buckets as documented, and a latency by the number of items in an answer. */
final class VirtualEc2 {
    private final VirtualClock clock;
    private final Latency latency;
    private final Map<Key, Bucket> buckets = new HashMap<>();
    private long requests;
    private long refused;

    enum Action {
        DESCRIBE_AVAILABILITY_ZONES,
        DESCRIBE_INSTANCES,
        DESCRIBE_VOLUMES
    }

    private record Key(Scope scope, Action action) {}

    VirtualEc2(VirtualClock clock, Latency latency) {
        this.clock = clock;
        this.latency = latency;
    }

    /** The bucket of a caller for one action of one scope, as the adapter makes it. */
    Bucket budget(Budget budget) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, budget.burst()))
                        .refillGreedy(1, budget.perCall())
                        .initialTokens(budget.burst()))
                .withCustomTimePrecision(clock)
                .build();
    }

    /** Waits for the caller's budget, then asks. A refusal is counted and answered all the same: there are to be none. */
    void ask(Scope scope, Action action, Bucket budget, int items, Runnable then) {
        long wait = budget.consumeIgnoringRateLimits(1);
        clock.after(Duration.ofNanos(wait), () -> {
            requests++;
            if (!bucket(scope, action).tryConsume(1)) {
                refused++;
            }
            clock.after(latency.base().plus(latency.perItem().multipliedBy(items)), then);
        });
    }

    long requests() {
        return requests;
    }

    /** How many of them EC2 would have refused for their rate. */
    long refused() {
        return refused;
    }

    private Bucket bucket(Scope scope, Action action) {
        return buckets.computeIfAbsent(
                new Key(scope, action),
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(Ec2.BUCKET).refillGreedy(Ec2.REFILL, Duration.ofSeconds(1)))
                        .withCustomTimePrecision(clock)
                        .build());
    }
}
