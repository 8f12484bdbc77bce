package ebscensus.benchmark;

import ebscensus.benchmark.IdLists.Form;
import ebscensus.core.Budget;
import ebscensus.core.CensusRequest;
import ebscensus.core.Concurrency;
import ebscensus.core.Volumes;
import ebscensus.simulator.fleet.Churn;
import ebscensus.simulator.protocol.LoggedRequest;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Volumes by a filter on their instances, or by lists of their ids. */
final class Batches implements Benchmark {
    private static final List<Long> FLEETS = List.of(1_000L, 10_000L, 100_000L);
    private static final long CHANGING_IN_SMOKE = 1_000;
    private static final long CHANGING = 10_000;
    private static final List<Integer> VOLUMES_EACH = List.of(2, 5);
    private static final List<Double> CHURN = List.of(0.001, 0.01, 0.05);
    private static final double THOUSAND = 1_000;
    private static final String NOT_FOUND = "InvalidVolume.NotFound";

    /** EC2 takes 1,000 ids in a call. Source: docs.aws.amazon.com/ec2/latest/devguide/ec2-api-pagination.html, 2026-11. */
    private static final Form MOST = new Form(1_000, false, false);

    private static final Form HALF = new Form(500, false, false);
    private static final Form FILTERED = new Form(1_000, true, false);
    private static final Form LISTED_FIRST = new Form(1_000, false, true);

    @Override
    public String name() {
        return "batches";
    }

    @Override
    public String purpose() {
        return "requests and time for volumes by filter, and by lists of their ids";
    }

    @Override
    public String method() {
        return "real HTTP against the simulator in this process, one scope, no latency. \"Filter\" is the census"
                + " itself, through the adapter: 200 instances a call, in pages. \"Ids\" is the SDK with lists of the"
                + " volumes that the listing names; a list that is refused because a volume is gone is replaced by the"
                + " filter, for its instances. EC2 has a bucket of 50 and 10 a second for calls that specify neither"
                + " pagination nor a filter, and allows no pagination beside ids; each form takes half of its buckets."
                + " \"Ids and filter\" adds a filter that lets all pass, in the hope, which no source supports, of the"
                + " larger bucket. \"By its rate\" is the least that this half takes for the calls of volumes; \"time\""
                + " has this machine's work in it, where the SDK reads slower than the adapter. Volumes are asked for"
                + " while the listing goes on, when ids are fresh, or after it (\"listed first\"), as by workers. Of a"
                + " changing fleet this share of the instances, and of the volumes other than root, comes or goes, one"
                + " half each, evenly over the calls of each form. Results are checked against the fleet: all that is"
                + " there throughout, nothing that never was.";
    }

    @Override
    public void run(Sheet sheet) throws Exception {
        var calm = new Table(
                "volumes each", "instances", "form", "requests", "per 1,000", "of the filter's", "time", "by its rate");
        for (int volumesEach : VOLUMES_EACH) {
            for (long instances : sheet.choose(FLEETS.subList(0, 1), FLEETS.subList(0, 2), FLEETS)) {
                calm(calm, instances, volumesEach);
            }
        }
        sheet.text("A calm fleet, under EC2's buckets:");
        sheet.table(calm);
        var changing = new Table(
                "changing", "volumes each", "instances", "form", "requests", "per 1,000", "refused", "of the filter's");
        for (int volumesEach : sheet.choose(VOLUMES_EACH.subList(0, 1), VOLUMES_EACH.subList(0, 1), VOLUMES_EACH)) {
            for (double share : CHURN) {
                changing(changing, share, sheet.choose(CHANGING_IN_SMOKE, CHANGING, CHANGING), volumesEach);
            }
        }
        sheet.text("A changing fleet, requests only:");
        sheet.table(changing);
    }

    /** @param form empty for the filter */
    private record Asked(Optional<Form> form, Duration took, List<LoggedRequest> requests) {
        String name() {
            return form.map(lists -> (lists.filtered() ? "ids and filter, " : "ids, ")
                            + Figures.count(lists.ids()) + " a call"
                            + (lists.listedFirst() ? ", listed first" : ""))
                    .orElse("filter");
        }

        /** What its share of the buckets takes; lists and filters have buckets of their own. */
        Duration byItsRate() {
            long byIds = volumes().filter(request -> request.ids() > 0).count();
            long byFilter = volumes().count() - byIds;
            var lists = Budget.ofCallsPerSecond(form.map(Form::callsPerSecond).orElse(1))
                    .timeFor(byIds);
            var filters = Budget.ofCallsPerSecond(CensusRequest.DEFAULT_CALLS_PER_SECOND)
                    .timeFor(byFilter);
            return lists.compareTo(filters) > 0 ? lists : filters;
        }

        private Stream<LoggedRequest> volumes() {
            return requests.stream().filter(request -> request.action().equals("DescribeVolumes"));
        }

        long refused() {
            return requests.stream()
                    .filter(request -> request.error().filter(NOT_FOUND::equals).isPresent())
                    .count();
        }
    }

    private static void calm(Table table, long instances, int volumesEach) throws Exception {
        var all = all(List.of(MOST, HALF, FILTERED), instances, volumesEach, 0, SimulatorOptions.DEFAULT);
        for (var asked : all) {
            table.row(
                    Figures.count(volumesEach),
                    Figures.count(instances),
                    asked.name(),
                    Figures.count(asked.requests().size()),
                    Figures.ratio(asked.requests().size() * THOUSAND / instances),
                    Figures.ratio((double) asked.requests().size()
                            / all.getFirst().requests().size()),
                    Figures.seconds(asked.took()),
                    Figures.seconds(asked.byItsRate()));
        }
    }

    private static void changing(Table table, double share, long instances, int volumesEach) throws Exception {
        var all = all(
                List.of(MOST, HALF, LISTED_FIRST),
                instances,
                volumesEach,
                share,
                SimulatorOptions.DEFAULT.withThrottle(false));
        for (var asked : all) {
            table.row(
                    Figures.percent(share),
                    Figures.count(volumesEach),
                    Figures.count(instances),
                    asked.name(),
                    Figures.count(asked.requests().size()),
                    Figures.ratio(asked.requests().size() * THOUSAND / instances),
                    Figures.count(asked.refused()),
                    Figures.ratio((double) asked.requests().size()
                            / all.getFirst().requests().size()));
        }
    }

    /** The filter first. */
    private static List<Asked> all(
            List<Form> forms, long instances, int volumesEach, double share, SimulatorOptions options)
            throws Exception {
        var all = new ArrayList<Asked>();
        all.add(ask(Optional.empty(), instances, volumesEach, share, options));
        for (var lists : forms) {
            all.add(ask(Optional.of(lists), instances, volumesEach, share, options));
        }
        return all;
    }

    private static Asked ask(
            Optional<Form> form, long instances, int volumesEach, double share, SimulatorOptions options)
            throws Exception {
        var churn = new Churn(share, share, instancesPerCall(form, volumesEach));
        try (var simulated = SimulatedCensus.changing(1, instances, volumesEach, churn, options)) {
            var took = form.isEmpty() ? byFilter(simulated) : byIds(simulated, form.get());
            return new Asked(form, took, simulated.ec2Requests());
        }
    }

    private static Duration byFilter(SimulatedCensus simulated) throws Exception {
        return Stopwatch.time(() -> simulated.count(CensusRequest.DEFAULT, Concurrency.DEFAULT));
    }

    private static Duration byIds(SimulatedCensus simulated, Form form) throws Exception {
        try (var lists = new IdLists(simulated.endpoint(), form)) {
            return Stopwatch.time(() -> simulated.check(lists.attached()));
        }
    }

    /** As many as a calm fleet would have for each call, so that the whole of the change comes while it is counted. */
    private static int instancesPerCall(Optional<Form> form, int volumesEach) {
        double callsForAnInstance = 1.0 / Ec2.INSTANCES_PER_PAGE
                + form.map(lists -> (double) volumesEach / lists.ids()).orElse(callsOfTheFilter(volumesEach));
        return (int) (1 / callsForAnInstance);
    }

    private static double callsOfTheFilter(int volumesEach) {
        int instances = Volumes.INSTANCES_PER_BATCH;
        return (double) Ec2.pages((long) instances * volumesEach, Ec2.VOLUMES_PER_PAGE) / instances;
    }
}
