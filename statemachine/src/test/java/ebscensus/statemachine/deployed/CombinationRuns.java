package ebscensus.statemachine.deployed;

import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.ScopeTruth;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Executes combinations in the same few processes, one after the other in each of some regions. */
final class CombinationRuns {
    /** That of the functions first. Each is enabled in every account, so that EC2 may accept later what it does not now. */
    private static final List<String> REGIONS =
            List.of(SynthesizedCensus.REGION, "eu-west-2", "eu-west-3", "eu-north-1", "us-west-2");

    /** More than a page of the size that is set below. */
    private static final long INSTANCES = 6;

    static final Simulation FLEET = new Simulation(
            11,
            REGIONS.stream()
                    .collect(Collectors.toMap(
                            CombinationRuns::scope, _ -> INSTANCES, (one, _) -> one, LinkedHashMap::new)),
            FleetShape.PLAIN);
    private static final Map<SimulatedScope, ScopeTruth> TRUTH =
            FLEET.truth(TruthQuery.ALL).byScope();

    private final DeployedCensus census;
    private final LinkedBlockingQueue<String> free = new LinkedBlockingQueue<>(REGIONS);
    private final AtomicInteger begun = new AtomicInteger();

    CombinationRuns(DeployedCensus census) {
        this.census = census;
    }

    /**
     * How it went with each, in order. The processes have started before, because a function that has just started on a busy machine
     * may not get its own credentials in time.
     */
    Map<Combination, Course> courses(List<Combination> combinations) {
        try (var threads = Executors.newFixedThreadPool(REGIONS.size())) {
            inParallel(threads, REGIONS, this::prepare);
            return inParallel(threads, combinations, this::course);
        }
    }

    private static <T, R> Map<T, R> inParallel(Executor threads, List<T> all, Function<T, R> work) {
        var begun = new LinkedHashMap<T, CompletableFuture<R>>();
        all.forEach(one -> begun.put(one, CompletableFuture.supplyAsync(() -> work.apply(one), threads)));
        var done = new LinkedHashMap<T, R>();
        begun.forEach((one, result) -> done.put(one, result.join()));
        return done;
    }

    private Course prepare(String region) {
        CombinationRun.ofEarlier(census, region).course(truth(region));
        var undisturbed = new Combination(Work.MEASURING_A_CHUNK, Trouble.NONE, 0);
        return new CombinationRun(census, undisturbed, "first-" + region, region).course(truth(region));
    }

    private Course course(Combination combination) {
        String region = Optional.ofNullable(free.poll()).orElseThrow();
        try {
            return new CombinationRun(census, combination, "run-" + begun.incrementAndGet(), region)
                    .course(truth(region));
        } finally {
            free.add(region);
        }
    }

    private static ScopeTruth truth(String region) {
        return Optional.ofNullable(TRUTH.get(scope(region))).orElseThrow();
    }

    private static SimulatedScope scope(String region) {
        return new SimulatedScope(SynthesizedCensus.ACCOUNT, region);
    }
}
