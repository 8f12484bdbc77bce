package ebscensus.benchmark;

import com.sun.management.OperatingSystemMXBean;
import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.AwsSettings.FixedCredentials;
import ebscensus.aws.Patience;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.Lister;
import ebscensus.core.count.Measurer;
import ebscensus.core.count.Progress;
import ebscensus.core.inventory.Budget;
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

/** The process whose heap is limited: lists and plans, or measures. Its arguments: the endpoint, {@link Task}, instances. */
final class HeapLoad {
    private static final int FASTEST = 60;

    /** Nothing is given up for collecting garbage: its processor time is what is judged. */
    private static final Patience ENDLESS =
            new Patience(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofHours(1));

    private static final Budget BOUNDLESS = new Budget(Duration.ofNanos(1_000), 1 << 30);

    private HeapLoad() {}

    /** What is done with so many instances. */
    enum Task {
        LIST_AND_PLAN,
        MEASURE
    }

    /** Prints the processor nanoseconds of the whole process. */
    public static void main(String[] arguments) {
        var scope = Scopes.first(1).getFirst();
        int instances = Integer.parseInt(arguments[2]);
        var inventory = AwsInventory.connect(AwsSettings.DEFAULT
                .withEndpoint(URI.create(arguments[0]))
                .withRegion(scope.region())
                .withPatience(ENDLESS)
                .withCredentials(new FixedCredentials("simulated", "simulated")));
        long done = switch (Task.valueOf(arguments[1])) {
            case LIST_AND_PLAN -> {
                var request = CensusRequest.DEFAULT.withCallsPerSecond(FASTEST);
                var listings = new Lister(inventory, Concurrency.DEFAULT, new Progress()).list(request, List.of(scope));
                var budget = Budget.ofCallsPerSecond(request.callsPerSecond());
                yield new Planner(PlanPolicy.DEFAULT, budget, request)
                        .plan(listings).chunks().stream()
                                .mapToLong(Chunk::instances)
                                .sum();
            }
            case MEASURE -> {
                var ids = IntStream.range(0, instances)
                        .mapToObj("i-%017x"::formatted)
                        .toList();
                var share = new Share(scope, BOUNDLESS, List.of(new InstanceGroup(false, Map.of(), ids)));
                var chunk = new Chunk(1, CensusRequest.DEFAULT.role(), List.of(share));
                yield new Measurer(inventory, Concurrency.DEFAULT, new Progress())
                        .measure(chunk).scopes().stream()
                                .mapToLong(measured -> measured.instances())
                                .sum();
            }
        };
        if (done != instances) {
            throw new IllegalStateException(done + " instances done, not " + instances);
        }
        System.out.println(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
        System.exit(0);
    }
}
