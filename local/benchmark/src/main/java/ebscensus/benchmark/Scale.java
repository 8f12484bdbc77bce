package ebscensus.benchmark;

import ebscensus.core.inventory.Budget;
import ebscensus.core.plan.Listing;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.Planner;
import ebscensus.core.request.CensusRequest;
import ebscensus.simulator.protocol.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A million instances, in one scope and in many. */
final class Scale implements Benchmark {
    private static final long INSTANCES_IN_SMOKE = 10_000;
    private static final long INSTANCES = 1_000_000;
    private static final List<Integer> SCOPES = List.of(1, Scopes.OF_AN_ACCOUNT, 100 * Scopes.OF_AN_ACCOUNT);
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String purpose() {
        return "a million instances: duration, requests, Lambda time and dollars";
    }

    @Override
    public String method() {
        return Assumptions.ofTheClock() + " The planner is the real one, and its time is this machine's: the median of "
                + ROUNDS + " plans after as many to warm up.";
    }

    @Override
    public void run(Sheet sheet) throws Exception {
        var runs = new Table(
                "scopes",
                "EC2's latency",
                "duration",
                "longest function",
                "requests",
                "refused",
                "chunks",
                "GB-s of Lambda",
                "a run");
        var planning = new Table("scopes", "instances", "planner's time", "chunks");
        long instances = sheet.choose(INSTANCES_IN_SMOKE, INSTANCES, INSTANCES);
        for (int scopes : SCOPES) {
            var fleet = Fleets.of(scopes, instances);
            row(runs, scopes, fleet, Assumptions.QUICK);
            row(runs, scopes, fleet, Assumptions.SLOW);
            planning(planning, scopes, fleet);
        }
        sheet.table(runs);
        sheet.text("A run without a duration fails: Lambda ends a function after 15 minutes.");
        sheet.table(planning);
    }

    private static void row(Table table, int scopes, List<Listing> fleet, Latency latency) {
        var run = VirtualRun.fanOut(fleet, Assumptions.surroundings(latency));
        table.row(
                Figures.count(scopes),
                Assumptions.text(latency),
                run.ends() ? Figures.seconds(run.duration()) : Figures.NONE,
                Figures.seconds(run.longest()),
                Figures.count(run.requests()),
                Figures.count(run.refused()),
                Figures.count(run.chunks()),
                Figures.count(run.usage().lambdaGigabyteSeconds().longValue()),
                Figures.dollars(run.usage().dollars()));
    }

    private static void planning(Table table, int scopes, List<Listing> fleet) throws Exception {
        var planner = new Planner(
                PlanPolicy.DEFAULT,
                Budget.ofCallsPerSecond(CensusRequest.DEFAULT_CALLS_PER_SECOND),
                VirtualRun.ATTACHED_ONLY);
        var times = new ArrayList<Duration>();
        for (int round = 0; round < 2 * ROUNDS; round++) {
            times.add(Stopwatch.time(() -> planner.plan(fleet)));
        }
        table.row(
                Figures.count(scopes),
                Figures.count(fleet.stream().mapToLong(Listing::instances).sum()),
                Figures.millis(Figures.median(times.subList(ROUNDS, times.size()))),
                Figures.count(planner.plan(fleet).chunks().size()));
    }
}
