package ebscensus.benchmark;

import ebscensus.core.count.Concurrency;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.Chunk;
import ebscensus.simulator.protocol.Latency;
import ebscensus.simulator.protocol.SimulatorOptions;
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

    /** @param rounds of each line, of which the median is shown */
    static Table table(long instances, int rounds) throws Exception {
        var chunk = listed(instances);
        var table = new Table("client", "in flight", "EC2's latency", "time", "least", "time / least");
        for (var latency : List.of(Assumptions.QUICK, Assumptions.SLOW)) {
            for (int inFlight : List.of(Concurrency.DEFAULT.callsPerScope(), MANY)) {
                row(table, census(chunk, inFlight), chunk, latency, rounds);
                row(table, sdk(chunk, inFlight), chunk, latency, rounds);
            }
        }
        return table;
    }

    /** What asks for the volumes of the chunk. */
    private record Client(String name, int inFlight, Work work) {}

    private interface Work {
        Duration measure(SimulatedCensus simulated) throws Exception;
    }

    private static Client census(Chunk chunk, int inFlight) {
        var concurrency = new Concurrency(1, inFlight);
        return new Client(
                "the census", inFlight, simulated -> Stopwatch.time(() -> simulated.measure(chunk, concurrency)));
    }

    private static Client sdk(Chunk chunk, int inFlight) {
        var instances = chunk.shares().stream()
                .flatMap(share -> share.groups().stream())
                .flatMap(group -> group.instances().stream())
                .toList();
        return new Client("SDK", inFlight, simulated -> {
            try (var client = new StockClient(simulated.endpoint())) {
                return Stopwatch.time(() -> simulated.check(client.askForBatches(instances, inFlight)));
            }
        });
    }

    private static void row(Table table, Client client, Chunk chunk, Latency latency, int rounds) throws Exception {
        var least = Minimum.rounds(
                Math.ceilDiv(chunk.instances(), Volumes.INSTANCES_PER_BATCH),
                client.inFlight(),
                Volumes.INSTANCES_PER_BATCH * VOLUMES_EACH,
                latency);
        var took = Figures.median(times(client, chunk.instances(), latency, rounds));
        table.row(
                client.name(),
                Figures.count(client.inFlight()),
                Assumptions.text(latency),
                Figures.millis(took),
                Figures.millis(least),
                Figures.ratio(took, least));
    }

    /** Equal simulations are equal fleets, so one listing does for all. */
    private static Chunk listed(long instances) {
        try (var simulated = SimulatedCensus.start(1, instances, VOLUMES_EACH, SimulatorOptions.DEFAULT)) {
            return simulated.listed();
        }
    }

    /** Each with a full bucket of EC2's. */
    private static List<Duration> times(Client client, long instances, Latency latency, int rounds) throws Exception {
        var times = new ArrayList<Duration>();
        for (int round = 0; round < rounds; round++) {
            var options = SimulatorOptions.DEFAULT.withLatency(latency);
            try (var simulated = SimulatedCensus.start(1, instances, VOLUMES_EACH, options)) {
                times.add(client.work().measure(simulated));
            }
        }
        return times;
    }
}
