package ebscensus.benchmark;

import ebscensus.core.census.Census;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.count.Concurrency;
import ebscensus.core.inventory.Calls;
import ebscensus.core.request.CensusRequest;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a census does to others who use the same bucket. */
final class Politeness implements Benchmark {
    private static final List<Integer> COMPETITORS = List.of(10, 20, 30);
    private static final List<Integer> BUDGETS = List.of(0, CensusRequest.DEFAULT_CALLS_PER_SECOND, Ec2.REFILL);
    private static final Duration ALONE_IN_SMOKE = Duration.ofSeconds(1);
    private static final Duration ALONE = Duration.ofSeconds(35);
    private static final int VOLUMES_EACH = 2;

    /** So small that many calls cost this machine next to nothing. */
    private static final int PAGE_CAP = 5;

    /** So that a census has forty seconds of calls at its rate, the burst included. */
    private static final int INSTANCES_FOR_A_CALL_A_SECOND = 100;

    /** So few that the burst covers the calls. */
    private static final int INSTANCES_IN_SMOKE = 5;

    @Override
    public String name() {
        return "politeness";
    }

    @Override
    public String purpose() {
        return "how often another client of the same account is refused while a census runs";
    }

    @Override
    public String method() {
        return "real HTTP and this machine's clock; EC2 is the simulator with its documented buckets and without"
            + " latency. The other client asks for the volumes of one instance at random times, in the scope that the"
            + " census counts, and repeats nothing. It runs for as long as the"
            + " census, and alone for " + ALONE.toSeconds() + " s. Pages have "
                + PAGE_CAP
                + " volumes, so that the census needs 40 s of calls whatever its budget, if it is refused none: 0.4 of"
                + " a call for each instance. Each line has a simulator of its own; all run at once.";
    }

    @Override
    public void run(Sheet sheet) throws Exception {
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
            // Nothing is to happen but the other client's calls, whose rate is one of this machine's clock.
            Thread.sleep(time);
            return new String[] {
                Figures.count(theirs),
                "none",
                percent(competitor.stop()),
                Figures.NONE,
                Figures.NONE,
                Figures.NONE,
                Figures.NONE,
                Figures.NONE
            };
        }
    }

    private static String[] together(int theirs, int ours, int instances) throws Exception {
        var request = CensusRequest.DEFAULT.withCallsPerSecond(ours);
        try (var simulated = start(ours, instances);
                var competitor = Competitor.start(simulated.endpoint(), theirs)) {
            var census = new ArrayList<Census>();
            var took = Stopwatch.time(() -> census.add(simulated.attempt(request, Concurrency.DEFAULT)));
            double answered = competitor.stop();
            var calls =
                    census.getFirst().ledger().stream().map(LedgerLine::calls).reduce(Calls.NONE, Calls::plus);
            return new String[] {
                Figures.count(theirs),
                Figures.count(ours),
                percent(answered),
                Figures.count(calls.requests()),
                Figures.count(calls.throttled()),
                Figures.count(calls.slowdowns()),
                Figures.seconds(took),
                census.getFirst().verdict().toString()
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
