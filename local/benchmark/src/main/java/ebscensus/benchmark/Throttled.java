package ebscensus.benchmark;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import ebscensus.core.request.CensusRequest;
import ebscensus.report.Figures;
import ebscensus.simulator.protocol.Latency;
import ebscensus.simulator.protocol.LoggedRequest;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Measures the wall time of a census, and of other programs that count the same volumes, at EC2's documented limits (its token
 * buckets).
 */
final class Throttled {
    private static final List<Integer> SCOPES = List.of(1, Scopes.OF_AN_ACCOUNT);
    private static final List<Long> FLEETS = List.of(1_000L, 10_000L, 100_000L);
    private static final int VOLUMES_EACH = 2;
    private static final List<Long> FLEETS_IN_SMOKE = List.of(200L, 400L);
    private static final long SEED_FLEET_IN_SMOKE = 20;
    private static final long SEED_FLEET = 500;
    private static final long SEED_FLEET_IN_FULL = 10_000;
    private static final long SHORT = 10_000;
    private static final int ROUNDS = 3;
    private static final int ROUNDS_TO_WARM_UP = 3;
    private static final long FLEET_TO_WARM_UP = 10_000;
    private static final long SEED_FLEET_TO_WARM_UP = 200;
    private static final String REFUSED = "RequestLimitExceeded";

    /** Nobody has published how long EC2 takes for a page, so there are two guesses. */
    private static final Latency QUICK = new Latency(Duration.ofMillis(50), Duration.ofNanos(100_000));

    private static final Latency SLOW = new Latency(Duration.ofMillis(100), Duration.ofMillis(1));

    static final Benchmark BENCHMARK = new Benchmark(
            "throttled",
            "wall time under EC2's buckets, against the least possible and other clients",
            "real HTTP, the real SDK and this machine's clock, all in one process that has been warmed up; EC2 is the"
                + " simulator with its documented buckets (100, 20 a second) and an assumed latency, because none has"
                + " been published. Every instance has two volumes. \"Least\" is the time that EC2 alone would take:"
                + " the larger of (requests of the floor - 100) / 20 and the longest chain of requests that need each"
                + " other's answers, which is all pages of the listing and then one of volumes. The simulator runs on"
                + " the same processors; its work is part of the times, but not of the least. \"Of EC2's rate\" is"
                + " (requests of the busiest bucket - 100) / 20 divided by the time. \"One call for each instance\""
                + " lists all instances at once and divides them between two workers, with the SDK's defaults. The"
                + " pager reads all volumes of one region, 500 a page, one page after the other, with the SDK's"
                + " defaults. The census and the pager up to 10,000 instances: median of "
                    + ROUNDS + ". Results are checked against the fleet.",
            Throttled::run);

    private Throttled() {}

    private static void run(Sheet sheet) throws Exception {
        warmUp(sheet.choose(0, ROUNDS_TO_WARM_UP, ROUNDS_TO_WARM_UP));
        var table = new Table(
                "client",
                "scopes",
                "instances",
                "EC2's latency",
                "time",
                "least",
                "time / least",
                "requests",
                "refused",
                "of EC2's rate");
        var fleets = sheet.choose(FLEETS_IN_SMOKE, FLEETS, FLEETS);
        var usual = census("the census", CensusRequest.DEFAULT_CALLS_PER_SECOND);
        for (int scopes : SCOPES) {
            for (long instances : fleets) {
                row(table, usual, new Fleet(scopes, instances, QUICK));
            }
        }
        for (int scopes : SCOPES) {
            var greedy = census("the census, all of the bucket", Ec2.REFILL);
            row(table, greedy, new Fleet(scopes, fleets.getLast(), QUICK));
        }
        row(table, usual, new Fleet(1, sheet.choose(fleets.getFirst(), SHORT, SHORT), SLOW));
        for (long instances : sheet.choose(fleets, fleets.subList(0, 2), fleets)) {
            row(table, new Client("one pager", true, Throttled::page), new Fleet(1, instances, QUICK));
        }
        row(
                table,
                new Client("one call for each instance", false, Throttled::askForEach),
                new Fleet(1, sheet.choose(SEED_FLEET_IN_SMOKE, SEED_FLEET, SEED_FLEET_IN_FULL), QUICK));
        sheet.table(table);
    }

    private record Fleet(int scopes, long instances, Latency latency) {
        SimulatedCensus start() {
            return SimulatedCensus.start(
                    scopes, instances, VOLUMES_EACH, SimulatorOptions.DEFAULT.withLatency(latency));
        }
    }

    /** @param isRepeated whether a small fleet is counted several times */
    private record Client(String name, boolean isRepeated, Work work) {}

    private interface Work {
        void count(SimulatedCensus simulated) throws Exception;
    }

    private record Measured(Duration time, List<LoggedRequest> requests) {}

    /**
     * Adds the row of one client and one fleet. If a small fleet is counted several times, the row shows the round with the median
     * time.
     */
    private static void row(Table table, Client client, Fleet fleet) throws Exception {
        int rounds = client.isRepeated() && fleet.instances() <= SHORT ? ROUNDS : 1;
        var measured = new ArrayList<Measured>();
        for (int round = 0; round < rounds; round++) {
            try (var simulated = fleet.start()) {
                long startedAt = System.nanoTime();
                client.work().count(simulated);
                var time = Duration.ofNanos(System.nanoTime() - startedAt);
                measured.add(new Measured(time, simulated.ec2Requests()));
            }
        }
        measured.sort(Comparator.comparing(Measured::time));
        row(table, client, fleet, measured.get(rounds / 2));
    }

    private static void row(Table table, Client client, Fleet fleet, Measured measured) {
        var least = Minimum.of(Math.ceilDiv(fleet.instances(), fleet.scopes()), VOLUMES_EACH, fleet.latency());
        long refused = measured.requests().stream()
                .filter(request -> request.error().filter(REFUSED::equals).isPresent())
                .count();
        table.row(
                client.name(),
                Figures.count(fleet.scopes()),
                Figures.count(fleet.instances()),
                text(fleet.latency()),
                Table.seconds(measured.time()),
                Table.seconds(least),
                Table.ratio(measured.time(), least),
                Figures.count(measured.requests().size()),
                Figures.count(refused),
                rate(measured.requests(), measured.time()));
    }

    /** Formats a latency, such as {@code 50 ms + 0.10 ms an item}. */
    private static String text(Latency latency) {
        return latency.base().toMillis() + " ms + " + Table.ratio(latency.perItem(), Duration.ofMillis(1))
                + " ms an item";
    }

    /**
     * The share of the busiest bucket's rate that was used, from 0 to 1; {@link Table#NONE} if the tokens of the full bucket were
     * enough for all requests to that bucket.
     */
    private static String rate(List<LoggedRequest> requests, Duration time) {
        long most = requests.stream()
                .collect(groupingBy(request -> request.region() + request.action(), counting()))
                .values()
                .stream()
                .mapToLong(number -> number)
                .max()
                .orElseThrow();
        return most <= Ec2.BUCKET ? Table.NONE : Table.ratio(Minimum.rate(most), time);
    }

    private static Client census(String name, int callsPerSecond) {
        var request = CensusRequest.DEFAULT.withCallsPerSecond(callsPerSecond);
        return new Client(name, true, simulated -> simulated.count(request));
    }

    private static void page(SimulatedCensus simulated) {
        try (var client = new StockClient(simulated.endpoint())) {
            simulated.check(client.readAllPages());
        }
    }

    private static void askForEach(SimulatedCensus simulated) throws Exception {
        try (var client = new StockClient(simulated.endpoint())) {
            simulated.check(client.askForEachInstance());
        }
    }

    /** Lets the JVM compile the code and load the SDK's classes. */
    private static void warmUp(int rounds) throws Exception {
        var options = SimulatorOptions.DEFAULT.withThrottle(false);
        for (int round = 0; round < rounds; round++) {
            try (var simulated = SimulatedCensus.start(1, FLEET_TO_WARM_UP, VOLUMES_EACH, options)) {
                simulated.count(CensusRequest.DEFAULT.withCallsPerSecond(60));
                page(simulated);
            }
            try (var simulated = SimulatedCensus.start(1, SEED_FLEET_TO_WARM_UP, VOLUMES_EACH, options)) {
                askForEach(simulated);
            }
        }
    }
}
