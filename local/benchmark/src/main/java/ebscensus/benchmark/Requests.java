package ebscensus.benchmark;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.inventory.Calls;
import ebscensus.core.plan.Reach;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.report.Figures;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Compares the number of requests of a census with the smallest number that the API allows. */
final class Requests {
    private static final List<Integer> SCOPES = List.of(1, Scopes.OF_AN_ACCOUNT);
    private static final List<Long> FLEETS = List.of(200L, 1_000L, 10_000L, 100_000L, 1_000_000L);
    private static final List<Integer> VOLUMES_EACH = List.of(1, 2, 5);
    private static final long LARGEST_OVER_HTTP_IN_SMOKE = 1_000;
    private static final long LARGEST_OVER_HTTP = 10_000;
    private static final long LARGEST_OVER_HTTP_IN_FULL = 100_000;
    private static final double THOUSAND = 1_000;

    /**
     * A number of volumes that one page might contain today: DescribeVolumes accepts MaxResults=1000, and its documentation no
     * longer names a maximum.
     */
    private static final int GREATER_PAGE = 1_000;

    /** The number of pages of volumes that a census reads ahead in each scope, while it lists the first instances. */
    private static final int PAGES_READ_AHEAD = 2;

    /** A request with the fastest rate, which saves time and does not change the number of HTTP requests. */
    private static final CensusRequest UNHURRIED = CensusRequest.DEFAULT.withCallsPerSecond(60);

    static final Benchmark BENCHMARK = new Benchmark(
            "requests",
            "EC2 requests of a census, against the fewest that the API allows",
            "the census of ./census run without filters and without faults, which reads the instances, all volumes and"
                + " the Recycle Bin; every volume is attached. \"HTTP\": through the adapter and the SDK against the"
                + " simulator, which counts the requests. \"port\": core's own lister and measurer on an inventory in"
                + " memory that charges one request for each page; for every fleet that was also counted over HTTP,"
                + " the two must agree. In a scope with more than 1,000 instances they may differ by two pages of"
                + " volumes, because a census begins to read these before it knows how large the scope is. The floor"
                + " is ceil(instances / 1,000) + ceil(volumes / 500) + 1, for a Recycle Bin with nothing in it, in"
                + " each scope: pages of the greatest size that EC2 has documented. Results are checked against the"
                + " fleet.",
            Requests::run);

    private Requests() {}

    private static void run(Sheet sheet) {
        long largest = sheet.choose(LARGEST_OVER_HTTP_IN_SMOKE, LARGEST_OVER_HTTP, LARGEST_OVER_HTTP_IN_FULL);
        var fleets = sheet.choose(FLEETS.subList(0, 2), FLEETS, FLEETS);
        var table = new Table(
                "page cap",
                "scopes",
                "instances",
                "volumes each",
                "requests",
                "floor",
                "over the floor",
                "per 1,000",
                "by");
        for (int scopes : SCOPES) {
            for (long instances : fleets) {
                for (int volumesEach : VOLUMES_EACH) {
                    row(table, new Fleet(scopes, instances, volumesEach, Ec2.VOLUMES_PER_PAGE), instances <= largest);
                }
            }
        }
        for (int volumesEach : VOLUMES_EACH) {
            row(table, new Fleet(1, Math.min(largest, LARGEST_OVER_HTTP), volumesEach, GREATER_PAGE), true);
        }
        sheet.table(table);
    }

    private static void row(Table table, Fleet fleet, boolean http) {
        long requests = http ? fleet.overHttp() : fleet.throughPorts();
        table.row(
                Figures.count(fleet.pageCap),
                Figures.count(fleet.scopes),
                Figures.count(fleet.instances),
                Figures.count(fleet.volumesEach),
                Figures.count(requests),
                Figures.count(fleet.floor()),
                Table.ratio((double) requests / fleet.floor()),
                Table.ratio(requests * THOUSAND / fleet.instances),
                http ? "HTTP" : "port");
    }

    /** @param pageCap the maximum number of volumes on a page */
    record Fleet(int scopes, long instances, int volumesEach, int pageCap) {
        /** The fewest requests that read every instance and every volume, and that find each Recycle Bin empty. */
        long floor() {
            long floor = 0;
            for (int i = 0; i < scopes; i++) {
                long share = Scopes.share(instances, scopes, i);
                floor += Ec2.pages(share, Ec2.INSTANCES_PER_PAGE)
                        + Ec2.pages(share * volumesEach, pageCap)
                        + Ec2.pages(0, pageCap);
            }
            return floor;
        }

        /**
         * The number of requests that the simulator counts. Apart from pages that were read ahead, it must be equal to
         * {@link #throughPorts}.
         */
        long overHttp() {
            var options = SimulatorOptions.DEFAULT.withThrottle(false).withVolumesPageCap(pageCap);
            try (var simulated = SimulatedCensus.start(scopes, instances, volumesEach, options)) {
                simulated.count(UNHURRIED);
                long requests = simulated.ec2Requests().size();
                long throughPorts = throughPorts();
                if (Math.abs(requests - throughPorts) > mostPagesInVain()) {
                    throw new IllegalStateException(this + " took " + requests + " requests over HTTP, and "
                            + throughPorts + " through the ports: the inventory in memory is wrong");
                }
                return requests;
            }
        }

        /**
         * The maximum number of pages of volumes that are read ahead and then not needed. The actual number depends on which of
         * two threads is faster.
         */
        long mostPagesInVain() {
            long largeScopes = IntStream.range(0, scopes)
                    .filter(i -> Scopes.share(instances, scopes, i) > Reach.MOST_INSTANCES_AT_ONCE)
                    .count();
            return largeScopes * PAGES_READ_AHEAD;
        }

        long throughPorts() {
            var all = Scopes.first(scopes);
            Map<Scope, Long> fleet = new HashMap<>();
            for (int i = 0; i < scopes; i++) {
                fleet.put(all.get(i), Scopes.share(instances, scopes, i));
            }
            var census = new InProcessCensus(
                            new ModelInventory(fleet, volumesEach, pageCap), Concurrency.DEFAULT, new Progress())
                    .count(UNHURRIED, Resolution.of(all));
            if (census.totals().volumes() != instances * volumesEach) {
                throw new IllegalStateException(this + " was counted as " + census.totals());
            }
            return census.ledger().stream()
                    .map(LedgerLine::calls)
                    .mapToLong(Calls::requests)
                    .sum();
        }
    }
}
