package ebscensus.benchmark;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import ebscensus.core.count.Concurrency;
import ebscensus.core.request.CensusRequest;
import ebscensus.simulator.protocol.Latency;
import ebscensus.simulator.protocol.LoggedRequest;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Wall time under EC2's documented buckets, beside what one would run instead. */
final class Throttled implements Benchmark {
    private static final List<Integer> SCOPES = List.of(1, Scopes.OF_AN_ACCOUNT);
    private static final List<Long> FLEETS = List.of(1_000L, 10_000L, 100_000L);
    private static final int VOLUMES_EACH = 2;
    private static final List<Long> FLEETS_IN_SMOKE = List.of(200L, 400L);
    private static final long OF_THE_SEED_IN_SMOKE = 20;
    private static final long OF_THE_SEED = 500;
    private static final long OF_THE_SEED_IN_FULL = 10_000;
    private static final long SHORT = 10_000;
    private static final int ROUNDS = 3;
    private static final int ROUNDS_TO_WARM_UP = 3;
    private static final long FLEET_TO_WARM_UP = 10_000;
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
            + " answers, all pages of the listing and then one of volumes; the simulator's own work, on the same"
            + " processors, is in the times and not in the least. \"Of EC2's rate\" is (requests of the busiest bucket"
            + " - 100) / 20 by the time. \"One call for each instance\" lists all at once and splits them between two"
            + " workers, in Java with the SDK's defaults, in Python with boto3's. The pager reads all volumes of one"
            + " region, 500 a page, one page after the other, by the SDK's defaults. The census and the pager up to"
            + " 10,000 instances: median of " + ROUNDS + ". Results are checked against the fleet.";
    }

    @Override
    public void run(Sheet sheet) throws Exception {
        warmUp(sheet.choose(0, ROUNDS_TO_WARM_UP, ROUNDS_TO_WARM_UP));
        var fleets = sheet.choose(FLEETS_IN_SMOKE, FLEETS, FLEETS);
        long inFlight = sheet.choose(fleets.getFirst(), InFlight.INSTANCES, InFlight.INSTANCES);
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
        for (int scopes : SCOPES) {
            for (long instances : fleets) {
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
                    new Fleet(scopes, fleets.getLast(), Assumptions.QUICK));
        }
        row(
                table,
                census("the census", CensusRequest.DEFAULT_CALLS_PER_SECOND),
                new Fleet(1, inFlight, Assumptions.SLOW));
        for (long instances : sheet.choose(fleets, fleets.subList(0, 2), fleets)) {
            row(table, new Client("one pager", true, Throttled::page), new Fleet(1, instances, Assumptions.QUICK));
        }
        var seeds =
                new Fleet(1, sheet.choose(OF_THE_SEED_IN_SMOKE, OF_THE_SEED, OF_THE_SEED_IN_FULL), Assumptions.QUICK);
        row(table, new Client(SEED + "Java", false, Throttled::askForEach), seeds);
        if (Boto3.isInstalled()) {
            row(table, new Client(SEED + "Python", false, Throttled::askForEachInPython), seeds);
        }
        sheet.table(table);
        int rounds = sheet.choose(1, InFlight.ROUNDS, InFlight.ROUNDS);
        sheet.text("The volumes of " + Figures.count(inFlight)
                + " listed instances alone, requests that the burst covers, median of " + rounds
                + ". \"Least\" is as many rounds of the latency as it takes with so many in flight. The SDK is asked"
                + " for the same batches, on as many threads, by its own defaults.");
        sheet.table(InFlight.table(inFlight, rounds));
    }

    private record Fleet(int scopes, long instances, Latency latency) {
        SimulatedCensus start() {
            var options = SimulatorOptions.DEFAULT.withLatency(latency);
            return SimulatedCensus.start(scopes, instances, VOLUMES_EACH, options);
        }
    }

    private record Client(String name, boolean repeated, Work work) {}

    /** Gives the time it took. */
    private interface Work {
        Duration count(SimulatedCensus simulated) throws Exception;
    }

    /** The short ones several times: the median. */
    private static void row(Table table, Client client, Fleet fleet) throws Exception {
        int rounds = client.repeated() && fleet.instances() <= SHORT ? ROUNDS : 1;
        var measured = new ArrayList<Measured>();
        for (int round = 0; round < rounds; round++) {
            try (var simulated = fleet.start()) {
                var took = client.work().count(simulated);
                measured.add(new Measured(took, simulated.ec2Requests()));
            }
        }
        measured.sort(Comparator.comparing(Measured::took));
        row(table, client, fleet, measured.get(rounds / 2));
    }

    private record Measured(Duration took, List<LoggedRequest> requests) {}

    private static void row(Table table, Client client, Fleet fleet, Measured measured) {
        var least = Minimum.of(Math.ceilDiv(fleet.instances(), fleet.scopes()), VOLUMES_EACH, fleet.latency());
        long refused = measured.requests().stream()
                .filter(request -> request.error().filter(REFUSED::equals).isPresent())
                .count();
        table.row(
                client.name(),
                Figures.count(fleet.scopes()),
                Figures.count(fleet.instances()),
                Assumptions.text(fleet.latency()),
                Figures.seconds(measured.took()),
                Figures.seconds(least),
                Figures.ratio(measured.took(), least),
                Figures.count(measured.requests().size()),
                Figures.count(refused),
                rate(measured.requests(), measured.took()));
    }

    /** Of what the bucket gives that was used most, nothing where it never ran empty. */
    private static String rate(List<LoggedRequest> requests, Duration took) {
        long most = requests.stream()
                .collect(groupingBy(request -> request.region() + request.action(), counting()))
                .values()
                .stream()
                .mapToLong(number -> number)
                .max()
                .orElseThrow();
        return most <= Ec2.BUCKET ? Figures.NONE : Figures.ratio(Minimum.rate(most), took);
    }

    private static Client census(String name, int callsPerSecond) {
        var request = CensusRequest.DEFAULT.withCallsPerSecond(callsPerSecond);
        return new Client(name, true, simulated -> Stopwatch.time(() -> simulated.count(request, Concurrency.DEFAULT)));
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
    private static void warmUp(int rounds) throws Exception {
        var options = SimulatorOptions.DEFAULT.withThrottle(false);
        for (int round = 0; round < rounds; round++) {
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
