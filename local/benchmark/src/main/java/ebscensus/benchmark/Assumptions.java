package ebscensus.benchmark;

import ebscensus.core.count.Concurrency;
import ebscensus.core.inventory.Budget;
import ebscensus.core.request.CensusRequest;
import ebscensus.simulator.protocol.Latency;
import java.time.Duration;

/** What the benchmarks reckon with where nobody has published a figure, or where another benchmark gives it. */
final class Assumptions {
    /** Nobody has published how long EC2 takes for a page, so everything that depends on it is shown twice. */
    static final Latency QUICK = new Latency(Duration.ofMillis(50), Duration.ofNanos(100_000));

    static final Latency SLOW = new Latency(Duration.ofMillis(100), Duration.ofMillis(1));

    /** Availability zones of a region, as many as the simulator has; a big scope is listed faster by more. */
    static final int ZONES = 3;

    /** Most pages of volumes are full where every instance has two: 200 instances, 400 volumes. */
    static final int VOLUMES_EACH = 2;

    /**
     * Two processors. Their time to read an answer is what {@link Cpu} measured of the adapter with C1 only, as a function without a
     * snapshot has it; with C2 it needs less.
     */
    static final VirtualWorker.Settings WORKER = new VirtualWorker.Settings(
            2, Concurrency.DEFAULT, Duration.ofNanos(21_000), Duration.ofNanos(5_000), VOLUMES_EACH);

    /** With so many, the batches take as many pages as the planner expects of them: two. */
    private static final int MANY_VOLUMES_EACH = 5;

    private Assumptions() {}

    /** The slower latency and more volumes than most have. */
    static VirtualRun.Surroundings hardest(int callsPerSecond) {
        return new VirtualRun.Surroundings(
                SLOW,
                new VirtualWorker.Settings(
                        WORKER.processors(),
                        WORKER.concurrency(),
                        WORKER.perInstance(),
                        WORKER.perVolume(),
                        MANY_VOLUMES_EACH),
                Overheads.ASSUMED,
                Budget.ofCallsPerSecond(callsPerSecond));
    }

    static VirtualRun.Surroundings surroundings(Latency latency) {
        return new VirtualRun.Surroundings(
                latency, WORKER, Overheads.ASSUMED, Budget.ofCallsPerSecond(CensusRequest.DEFAULT_CALLS_PER_SECOND));
    }

    /** Such as {@code 50 ms + 0.10 ms an item}. */
    static String text(Latency latency) {
        return "%s ms + %s ms an item"
                .formatted(latency.base().toMillis(), Figures.ratio(latency.perItem(), Duration.ofMillis(1)));
    }

    /** What the simulated clock takes into account, for the method of a benchmark. */
    static String ofTheClock() {
        return "simulated clock, the planner's own chunks, bucket4j for the budgets (%d calls a second) and for EC2's documented buckets;"
                        .formatted(CensusRequest.DEFAULT_CALLS_PER_SECOND)
                + " the functions list " + WORKER.concurrency().scopes() + " scopes at once and measure "
                + WORKER.concurrency().callsPerScope() + " batches of each at once, on two processors that need "
                + WORKER.perInstance().toNanos() / 1_000 + " µs for an instance and "
                + WORKER.perVolume().toNanos() / 1_000
                + " µs for a volume (what the adapter needs with C1 only); every instance has " + VOLUMES_EACH
                + " volumes, and a region " + ZONES
                + " availability zones with equally many instances. EC2's latency is assumed, twice: " + text(QUICK)
                + " and " + text(SLOW) + ". "
                + Overheads.ASSUMED + ". Prices are list prices.";
    }
}
