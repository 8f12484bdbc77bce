package ebscensus.benchmark;

import ebscensus.core.CensusRequest;
import ebscensus.core.Concurrency;
import ebscensus.simulator.Latency;
import ebscensus.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.List;

/** Wall time under EC2's documented buckets, beside what one would run instead. */
final class Throttled implements Benchmark {
    private static final List<Integer> SCOPES = List.of(1, Scopes.OF_AN_ACCOUNT);
    private static final List<Long> FLEETS = List.of(1_000L, 10_000L, 100_000L);
    private static final int VOLUMES_EACH = 2;
    private static final long OF_THE_SEED = 500;
    private static final long OF_THE_SEED_IN_FULL = 10_000;
    private static final int ROUNDS_TO_WARM_UP = 3;
    private static final long FLEET_TO_WARM_UP = 2_000;
    private static final long FEW_TO_WARM_UP = 200;
    private static final String REFUSED = "RequestLimitExceeded";
    private static final String SEED = "one call for each instance, ";

    @Override
    public String name() {
        return "throttled";
    }

    @Override
    public String purpose() {
        return "wall time under EC2's buckets, against the least possible and other clients";
    }

    @Override
    public String method() {
        return "real HTTP, real SDK and this machine's clock, everything in one process that has been warmed up; EC2"
            + " is the simulator, with the documented buckets (100, 20 a second) and a latency that is assumed, for"
            + " nobody has published one. Every instance has two volumes. \"Least\" is what EC2 alone would take: the"
            + " larger of (requests of the floor - 100) / 20 and the longest chain of requests that need each other's"
            + " answers, all pages of the listing and then one of volumes. \"One call for each instance\" lists all at"
            + " once and splits them between two workers, in Java with the SDK's defaults, in Python with boto3's. The"
            + " pager reads all volumes of one region, 500 a page, one page after the other, by the SDK's defaults."
            + " Results are checked against the fleet.";
    }

    @Override
    public void run(Sheet sheet) throws Exception {
        warmUp();
        var table = new Table(
                "client",
                "scopes",
                "instances",
                "EC2's latency",
                "time",
                "least",
                "time / least",
                "requests",
                "refused");
        for (int scopes : SCOPES) {
            for (long instances : FLEETS) {
                row(
                        table,
                        census("the census", CensusRequest.DEFAULT_CALLS_PER_SECOND),
                        new Fleet(scopes, instances, Assumptions.QUICK));
            }
        }
        for (int scopes : SCOPES) {
            row(
                    table,
                    census("the census, all of the bucket", Ec2.REFILL),
                    new Fleet(scopes, FLEETS.getLast(), Assumptions.QUICK));
        }
        row(
                table,
                census("the census", CensusRequest.DEFAULT_CALLS_PER_SECOND),
                new Fleet(1, InFlight.INSTANCES, Assumptions.SLOW));
        for (long instances : sheet.full() ? FLEETS : FLEETS.subList(0, 2)) {
            row(table, new Client("one pager", Throttled::page), new Fleet(1, instances, Assumptions.QUICK));
        }
        var seeds = new Fleet(1, sheet.full() ? OF_THE_SEED_IN_FULL : OF_THE_SEED, Assumptions.QUICK);
        row(table, new Client(SEED + "Java", Throttled::askForEach), seeds);
        if (Boto3.isInstalled()) {
            row(table, new Client(SEED + "Python", Throttled::askForEachInPython), seeds);
        }
        sheet.table(table);
        sheet.text("The volumes of " + Figures.count(InFlight.INSTANCES)
                + " listed instances alone, 50 requests that the burst covers, median of " + InFlight.ROUNDS
                + ". \"Least\" is as many rounds of the latency as it takes with so many in flight.");
        sheet.table(InFlight.table());
    }

    private record Fleet(int scopes, long instances, Latency latency) {
        SimulatedCensus start() {
            var options = SimulatorOptions.DEFAULT.withLatency(latency);
            return SimulatedCensus.start(scopes, instances, VOLUMES_EACH, options);
        }
    }

    private record Client(String name, Work work) {}

    /** Gives the time it took. */
    private interface Work {
        Duration count(SimulatedCensus simulated) throws Exception;
    }

    private static void row(Table table, Client client, Fleet fleet) throws Exception {
        try (var simulated = fleet.start()) {
            var took = client.work().count(simulated);
            var least = Minimum.of(Math.ceilDiv(fleet.instances(), fleet.scopes()), VOLUMES_EACH, fleet.latency());
            var requests = simulated.ec2Requests();
            long refused = requests.stream()
                    .filter(request -> request.error().filter(REFUSED::equals).isPresent())
                    .count();
            table.row(
                    client.name(),
                    Figures.count(fleet.scopes()),
                    Figures.count(fleet.instances()),
                    Assumptions.text(fleet.latency()),
                    Figures.seconds(took),
                    Figures.seconds(least),
                    Figures.ratio(took, least),
                    Figures.count(requests.size()),
                    Figures.count(refused));
        }
    }

    private static Client census(String name, int callsPerSecond) {
        var request = CensusRequest.DEFAULT.withCallsPerSecond(callsPerSecond);
        return new Client(name, simulated -> Stopwatch.time(() -> simulated.count(request, Concurrency.DEFAULT)));
    }

    private static Duration page(SimulatedCensus simulated) throws Exception {
        try (var client = new StockClient(simulated.endpoint())) {
            return Stopwatch.time(() -> simulated.check(client.readAllPages()));
        }
    }

    private static Duration askForEach(SimulatedCensus simulated) throws Exception {
        try (var client = new StockClient(simulated.endpoint())) {
            return Stopwatch.time(() -> simulated.check(client.askForEachInstance()));
        }
    }

    private static Duration askForEachInPython(SimulatedCensus simulated) throws Exception {
        var counted = Boto3.askForEachInstance(simulated.endpoint());
        simulated.check(counted.volumes());
        return counted.time();
    }

    /** The compiler has seen the code, and the SDK its classes. */
    private static void warmUp() throws Exception {
        var options = SimulatorOptions.DEFAULT.withThrottle(false);
        for (int round = 0; round < ROUNDS_TO_WARM_UP; round++) {
            try (var simulated = SimulatedCensus.start(1, FLEET_TO_WARM_UP, VOLUMES_EACH, options)) {
                simulated.count(CensusRequest.DEFAULT.withCallsPerSecond(60), Concurrency.DEFAULT);
                page(simulated);
            }
            try (var simulated = SimulatedCensus.start(1, FEW_TO_WARM_UP, VOLUMES_EACH, options)) {
                askForEach(simulated);
            }
        }
    }
}
