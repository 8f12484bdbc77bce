package ebscensus.benchmark;

import static ebscensus.benchmark.Table.NONE;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.inventory.Calls;
import ebscensus.core.request.CensusRequest;
import ebscensus.report.Figures;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures the effect of a census on another client that uses the same bucket. */
final class Politeness {
    private static final List<Integer> COMPETITORS = List.of(10, 20, 30);
    private static final List<Integer> BUDGETS = List.of(0, CensusRequest.DEFAULT_CALLS_PER_SECOND, Ec2.REFILL);
    private static final Duration ALONE_IN_SMOKE = Duration.ofSeconds(1);
    private static final Duration ALONE = Duration.ofSeconds(35);
    private static final int VOLUMES_EACH = 2;

    /** The maximum number of volumes on a page. It is small, so that even many calls give this machine little to do. */
    private static final int PAGE_CAP = 5;

    /**
     * The number of instances is this number times the calls per second that the census may make. As a result, a census makes as
     * many calls, including those of the burst, as its rate allows in forty seconds.
     */
    private static final int INSTANCES_FOR_A_CALL_A_SECOND = 100;

    /** In a smoke run there are so few instances that the burst covers all calls. */
    private static final int INSTANCES_IN_SMOKE = 5;

    static final Benchmark BENCHMARK = new Benchmark(
            "politeness",
            "how often another client of the same account is refused while a census runs",
            "real HTTP and this machine's clock; EC2 is the simulator with its documented buckets and without latency."
                    + " The other client asks for the volumes of one instance at random times, in the scope that the"
                    + " census counts, and never retries. It runs as long as the census does, and "
                    + ALONE.toSeconds() + " s without one. Pages have " + PAGE_CAP
                    + " volumes, so the census needs 40 s of calls at any rate as long as none is refused: 0.4 calls"
                    + " for each instance. Each line has a simulator of its own; all lines run at the same time.",
            Politeness::run);

    private Politeness() {}

    private static void run(Sheet sheet) throws Exception {
        var table = new Table(
                "other client, calls a second",
                "census, calls a second",
                "other client answered",
                "census: requests",
                "refused",
                "rate halved",
                "time",
                "verdict");
        var alone = sheet.choose(ALONE_IN_SMOKE, ALONE, ALONE);
        int instances = sheet.choose(INSTANCES_IN_SMOKE, INSTANCES_FOR_A_CALL_A_SECOND, INSTANCES_FOR_A_CALL_A_SECOND);
        var lines = new ArrayList<Future<String[]>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int theirs : COMPETITORS) {
                for (int ours : BUDGETS) {
                    Callable<String[]> line =
                            () -> ours == 0 ? alone(theirs, alone, instances) : together(theirs, ours, instances);
                    lines.add(threads.submit(line));
                }
            }
            for (var line : lines) {
                table.row(line.get());
            }
        }
        sheet.table(table);
    }

    private static String[] alone(int theirs, Duration time, int instances) throws Exception {
        try (var simulated = start(BUDGETS.getLast(), instances);
                var competitor = Competitor.start(simulated.endpoint(), theirs)) {
            // The other client makes its calls on a thread of its own, so this thread only has to wait.
            Thread.sleep(time);
            return new String[] {Figures.count(theirs), "none", percent(competitor.stop()), NONE, NONE, NONE, NONE, NONE
            };
        }
    }

    private static String[] together(int theirs, int ours, int instances) throws Exception {
        var request = CensusRequest.DEFAULT.withCallsPerSecond(ours);
        try (var simulated = start(ours, instances);
                var competitor = Competitor.start(simulated.endpoint(), theirs)) {
            long startedAt = System.nanoTime();
            var census = simulated.attempt(request);
            var took = Duration.ofNanos(System.nanoTime() - startedAt);
            double answered = competitor.stop();
            var calls = census.ledger().stream().map(LedgerLine::calls).reduce(Calls.NONE, Calls::plus);
            return new String[] {
                Figures.count(theirs),
                Figures.count(ours),
                percent(answered),
                Figures.count(calls.requests()),
                Figures.count(calls.throttled()),
                Figures.count(calls.slowdowns()),
                Table.seconds(took),
                census.verdict().toString()
            };
        }
    }

    private static SimulatedCensus start(int callsPerSecond, int instances) {
        var options = SimulatorOptions.DEFAULT.withVolumesPageCap(PAGE_CAP);
        return SimulatedCensus.start(1, (long) instances * callsPerSecond, VOLUMES_EACH, options);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
