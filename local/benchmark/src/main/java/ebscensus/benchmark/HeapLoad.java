package ebscensus.benchmark;

import com.sun.management.OperatingSystemMXBean;
import ebscensus.aws.AwsInventory;
import ebscensus.aws.Patience;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.Lister;
import ebscensus.core.count.Measurer;
import ebscensus.core.count.Progress;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.Planner;
import ebscensus.core.plan.Share;
import ebscensus.core.request.CensusRequest;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A program that runs in a process with a limited heap, and either lists and plans a fleet or measures a chunk. Its arguments are
 * the endpoint, a {@link Task} and the number of instances.
 */
final class HeapLoad {
    private static final int FASTEST = 60;

    /**
     * Limits each request to an hour, which is far longer than any benchmark takes. Even if a process spends most of its time
     * collecting garbage, no request must time out, because the benchmark judges only the processor time.
     */
    private static final Patience ENDLESS =
            new Patience(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofHours(1));

    private static final Budget BOUNDLESS = new Budget(Duration.ofNanos(1_000), 1 << 30);

    private HeapLoad() {}

    enum Task {
        LIST_AND_PLAN,
        MEASURE
    }

    /** Prints the processor time of the whole process in nanoseconds. */
    public static void main(String[] arguments) {
        int instances = Integer.parseInt(arguments[2]);
        var settings = SimulatedCensus.settings(URI.create(arguments[0])).withPatience(ENDLESS);
        var inventory = AwsInventory.connect(settings);
        long done = switch (Task.valueOf(arguments[1])) {
            case LIST_AND_PLAN -> listAndPlan(inventory);
            case MEASURE -> measure(inventory, instances);
        };
        if (done != instances) {
            throw new IllegalStateException(done + " instances done, not " + instances);
        }
        System.out.println(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
        System.exit(0);
    }

    private static long listAndPlan(Inventory inventory) {
        var request = CensusRequest.DEFAULT.withCallsPerSecond(FASTEST);
        var listings = new Lister(inventory, Concurrency.DEFAULT, new Progress()).list(request, List.of(Scopes.FIRST));
        var budget = Budget.ofCallsPerSecond(request.callsPerSecond());
        var plan = new Planner(PlanPolicy.DEFAULT, budget, request).plan(listings);
        return plan.chunks().stream().mapToLong(Chunk::instances).sum();
    }

    private static long measure(Inventory inventory, int instances) {
        var partial = new Measurer(inventory, Concurrency.DEFAULT, new Progress()).measure(chunk(instances));
        return partial.scopes().stream().mapToLong(ScopePartial::instances).sum();
    }

    /** In a method of its own, so that nothing refers to the strings while the chunk is measured. */
    private static Chunk chunk(int instances) {
        var ids = IntStream.range(0, instances).mapToObj("i-%017x"::formatted).toList();
        var share = new Share(Scopes.FIRST, BOUNDLESS, List.of(new InstanceGroup(0, Map.of(), ids)));
        return new Chunk(1, CensusRequest.DEFAULT.role(), List.of(share));
    }
}
