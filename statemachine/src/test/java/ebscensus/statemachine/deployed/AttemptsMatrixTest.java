package ebscensus.statemachine.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class AttemptsMatrixTest {
    static final List<String> REGIONS = List.of("eu-west-2", "eu-west-3", "eu-north-1", "us-west-2", "ap-south-1", "us-east-2");
    @TempDir
    static Path folder;

    @Test
    void measure() throws Exception {
        var fleetScopes = new LinkedHashMap<SimulatedScope, Long>();
        fleetScopes.put(new SimulatedScope(SynthesizedCensus.ACCOUNT, "eu-west-1"), 0L);
        REGIONS.forEach(r -> fleetScopes.put(new SimulatedScope(SynthesizedCensus.ACCOUNT, r), 6L));
        var fleet = new Simulation(11, fleetScopes, FleetShape.PLAIN);
        var truth = fleet.truth(TruthQuery.ALL);
        var synthesized = SynthesizedCensus.synthesize(folder);
        var census = new DeployedCensus(synthesized, fleet, folder, new DeployedCensus.Setup(
            SimulatorOptions.DEFAULT.withThrottle(false).withInstancesPageCap(5).withVolumesPageCap(5), 4, 1));
        var promise = new Promise(synthesized.definition());
        var all = new ArrayList<Combination>();
        int rounds = Integer.getInteger("rounds", 1);
        for (int i = 0; i < rounds; i++)
        for (var work : List.of(Work.LISTING, Work.MEASURING_A_SMALL_FLEET, Work.MEASURING_A_CHUNK))
            for (var trouble : Trouble.values())
                if (trouble.isOfEc2() || trouble == Trouble.NONE)
                    for (int times : new int[] {1, 3, Combination.ALWAYS})
                        all.add(new Combination(work, trouble, times, "Lambda.TooManyRequestsException", 3));
        for (var work : List.of(Work.LISTING, Work.MEASURING_A_CHUNK, Work.REDUCING))
          for (int times : new int[] {1, 2, 3})
             all.add(new Combination(work, Trouble.UNREADABLE, times, "Lambda.TooManyRequestsException", 3));
        var free = new LinkedBlockingQueue<>(REGIONS);
        for (var r : REGIONS) new CombinationRun(census, new Combination(Work.LISTING, Trouble.DENIED, Combination.ALWAYS, "", 0), CombinationRun.earlier(r), r, truth.byScope().get(new SimulatedScope(SynthesizedCensus.ACCOUNT, r))).course();
        long start = System.nanoTime();
        var done = new AtomicInteger(); var inv = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(Integer.getInteger("lanes", 4))) {
            all.stream().map(c -> CompletableFuture.runAsync(() -> {
                try {
                    var region = free.take();
                    long t = System.nanoTime();
                    var course = new CombinationRun(census, c, "c" + done.incrementAndGet(), region, truth.byScope().get(new SimulatedScope(SynthesizedCensus.ACCOUNT, region))).course();
                    free.put(region);
                    inv.addAndGet(course.begun().size());
                    var promised = promise.of(c);
                    if (!promised.equals(course)) System.out.println(c + "\n  promised " + promised + "\n  met      " + course);
                    if (done.get() % 20 == 0) System.out.println(done.get() + " " + (System.nanoTime() - start) / 1_000_000 + " ms " + inv.get() + " this " + (System.nanoTime() - t) / 1_000_000 + " " + c);
                } catch (Exception e) { e.printStackTrace(); }
            }, threads)).toList().forEach(CompletableFuture::join);
        }
        System.out.println("TOTAL " + all.size() + " " + inv.get() + " in " + (System.nanoTime() - start) / 1_000_000 + " " + census.requests().countByAction());
        for (var f : List.of("list-instances", "measure-chunk", "reduce-partials")) for (var e : census.function(f).environments()) System.out.println(f + " " + e.isAlive());
        census.stop();
    }
}
