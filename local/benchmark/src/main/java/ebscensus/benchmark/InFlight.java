package ebscensus.benchmark;

import ebscensus.core.Chunk;
import ebscensus.core.Concurrency;
import ebscensus.core.Volumes;
import ebscensus.simulator.Latency;
import ebscensus.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How near many calls at once come to the latency of one: the volumes of instances that have been listed already. */
final class InFlight {
    static final long INSTANCES = 10_000;
    static final int ROUNDS = 7;

    private static final int VOLUMES_EACH = 2;
    private static final int MANY = 50;

    private InFlight() {}

    static Table table() throws Exception {
        var chunk = listed();
        var table = new Table("in flight", "EC2's latency", "time", "least", "time / least");
        for (var latency : List.of(Assumptions.QUICK, Assumptions.SLOW)) {
            for (int inFlight : List.of(Concurrency.DEFAULT.callsPerScope(), MANY)) {
                var least = Minimum.rounds(
                        INSTANCES / Volumes.INSTANCES_PER_BATCH,
                        inFlight,
                        Volumes.INSTANCES_PER_BATCH * VOLUMES_EACH,
                        latency);
                var took = Figures.median(times(chunk, inFlight, latency));
                table.row(
                        Figures.count(inFlight),
                        Assumptions.text(latency),
                        Figures.millis(took),
                        Figures.millis(least),
                        Figures.ratio(took, least));
            }
        }
        return table;
    }

    /** Equal simulations are equal fleets, so one listing does for all. */
    private static Chunk listed() {
        try (var simulated = SimulatedCensus.start(1, INSTANCES, VOLUMES_EACH, SimulatorOptions.DEFAULT)) {
            return simulated.listed();
        }
    }

    /** Each with a full bucket of EC2's. */
    private static List<Duration> times(Chunk chunk, int inFlight, Latency latency) throws Exception {
        var times = new ArrayList<Duration>();
        for (int round = 0; round < ROUNDS; round++) {
            var options = SimulatorOptions.DEFAULT.withLatency(latency);
            try (var simulated = SimulatedCensus.start(1, INSTANCES, VOLUMES_EACH, options)) {
                times.add(Stopwatch.time(() -> simulated.measure(chunk, new Concurrency(1, inFlight))));
            }
        }
        return times;
    }
}
