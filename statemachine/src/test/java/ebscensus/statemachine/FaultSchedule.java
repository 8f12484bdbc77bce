package ebscensus.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.LocalS3;
import ebscensus.aws.Patience;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.simulator.fault.FaultKind;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fault.Source;
import ebscensus.simulator.fleet.Churn;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Paging;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One census under faults, everything about it drawn from a seed, and the check of what came of it. Which request meets which
 * fault follows from the seed; which of several workers is first does not.
 */
final class FaultSchedule {
    /** As many attempts as in production, with hardly a pause; time enough for a machine that is busy. */
    private static final Patience HASTE =
            new Patience(6, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofSeconds(30));

    private static final PlanPolicy SMALL_CHUNKS = new PlanPolicy(50, 200, 4, 10, Duration.ofMinutes(15), 2);
    private static final Duration STALL = Duration.ofMillis(20);

    /** Less than the time before its end at which the SDK renews what it has assumed: every call does so. */
    private static final Duration SHORT_SESSION = Duration.ofSeconds(30);

    private static final String OWN = "111122223333";
    private static final String OTHER = "444455556666";

    /** A region that an account may lack. */
    private static final String OPT_IN = "me-south-1";

    private final long seed;
    private final Random random;
    private final Fate fate;
    private final Damage damage = new Damage();
    private final Simulation fleet;
    private final FaultPlan faults;
    private final String request;
    private final double mortality;
    private final double storeFailures;

    FaultSchedule(long seed) {
        this.seed = seed;
        this.fate = new Fate(seed);
        this.random = new Random(seed);
        random.nextInt();
        this.fleet = fleet();
        this.faults = standing(withholding(damage.passing(passing())));
        this.request = request();
        this.mortality = random.nextInt(3) == 0 ? random.nextDouble() * 0.6 : 0;
        this.storeFailures = random.nextInt(3) == 0 ? random.nextDouble() * 0.2 : 0;
    }

    /** Runs it, in process if the seed is even and through the state machine if not; gives the classes of what came of it. */
    Map<String, Integer> run(LocalS3 s3) {
        var options = SimulatorOptions.DEFAULT
                .withThrottle(false)
                .withFaults(faults)
                .withPaging(random.nextBoolean() ? Paging.FULL : Paging.LOOSE)
                .withInstancesPageCap(List.of(25, 100, 1_000).get(random.nextInt(3)))
                .withVolumesPageCap(List.of(25, 100, 500).get(random.nextInt(3)))
                .withSessionLife(random.nextInt(8) == 0 ? SHORT_SESSION : Duration.ofHours(1))
                .withLoggedRequests(0);
        try (var pipeline = new Pipeline(
                s3,
                fleet,
                options,
                SMALL_CHUNKS,
                HASTE,
                store -> new FailingStore(store, this::storeFails),
                reports -> new FailingReportStore(reports, this::storeFails))) {
            return seed % 2 == 0 ? outcome("laptop", pipeline.count(request)) : execute(pipeline);
        }
    }

    private Map<String, Integer> execute(Pipeline pipeline) {
        pipeline.replaceObjects(objects -> new FailingObjects(objects, this::storeFails));
        var execution = pipeline.execute(
                "campaign-" + seed, request, functions -> new MortalFunctions(functions, fate, damage, mortality));
        if (!execution.hasFailed()) {
            return outcome("machine", pipeline.report(execution.output()));
        }
        if (execution.failure().error().equals("CensusIncomplete")) {
            return outcome(
                    "machine", pipeline.report(Data.read(execution.failure().cause())));
        }
        assertThat(execution.failure().error()).isIn("Sandbox.Timedout", FailingStore.Unavailable.class.getName());
        assertThat(mortality + storeFailures).isPositive();
        return Map.of("machine failed loudly without a report", 1);
    }

    private Map<String, Integer> outcome(String where, JsonNode report) {
        var classes = new TreeMap<>(new LedgerCheck(fleet, damage).outcomes(report));
        String met = (fleet.churn().equals(Churn.NONE) ? "" : " and churn")
                + (damage.faults() == 0 ? " without a fault" : " under faults");
        classes.merge(where + " " + report.get("verdict").stringValue() + met, 1, Integer::sum);
        classes.merge("faults", (int) damage.faults(), Integer::sum);
        return classes;
    }

    private Simulation fleet() {
        var accounts = random.nextInt(3) == 0 ? List.of(OWN) : List.of(OWN, OTHER);
        var regions = random.nextInt(3) == 0 ? List.of("eu-west-1") : List.of("eu-west-1", OPT_IN);
        var instances = new LinkedHashMap<SimulatedScope, Long>();
        for (String account : accounts) {
            for (String region : regions) {
                int most = List.of(1, 30, 250, 700).get(random.nextInt(4)) / (accounts.size() * regions.size());
                instances.put(new SimulatedScope(account, region), (long) random.nextInt(most + 1));
            }
        }
        var churn = random.nextBoolean()
                ? Churn.NONE
                : new Churn(random.nextDouble() * 0.5, random.nextDouble() * 0.5, 1 + random.nextInt(100));
        return new Simulation(seed, instances, FleetShape.DEFAULT, churn);
    }

    private FaultPlan passing() {
        var rates = new EnumMap<FaultKind, Double>(FaultKind.class);
        double most = random.nextInt(5) == 0 ? 0.08 : 0.02;
        for (FaultKind kind : FaultKind.values()) {
            if (random.nextInt(3) > 0) {
                rates.put(kind, random.nextDouble() * most);
            }
        }
        return random.nextInt(8) == 0 ? FaultPlan.NONE : FaultPlan.seeded(seed, rates, STALL);
    }

    /** Faults on what no total depends on: the volumes that no instance has, the Recycle Bins, and the prices. */
    private FaultPlan withholding(FaultPlan plan) {
        var all = plan;
        for (SimulatedScope scope : fleet.instancesByScope().keySet()) {
            all = switch (random.nextInt(12)) {
                case 0 -> withhold(FaultPlan.deny(Source.RECYCLE_BIN).in(scope), all);
                case 1 ->
                    withhold(FaultPlan.always(failure(), Source.RECYCLE_BIN).in(scope), all);
                case 2 -> withhold(FaultPlan.deny(Source.OTHER_VOLUMES).in(scope), all);
                case 3 ->
                    withhold(FaultPlan.always(failure(), Source.OTHER_VOLUMES).in(scope), all);
                default -> all;
            };
        }
        return switch (random.nextInt(12)) {
            case 0 -> withhold(FaultPlan.deny(Source.PRICES), all);
            case 1 -> withhold(FaultPlan.always(failure(), Source.PRICES), all);
            case 2 -> withhold(FaultPlan.hidePrices(OPT_IN), all);
            case 3 -> withhold(FaultPlan.damageProducts(), all);
            default -> all;
        };
    }

    private FaultKind failure() {
        return List.of(FaultKind.THROTTLE, FaultKind.INTERNAL_ERROR, FaultKind.RESET)
                .get(random.nextInt(3));
    }

    private FaultPlan withhold(FaultPlan withholding, FaultPlan others) {
        return damage.withholding(withholding).and(others);
    }

    private FaultPlan standing(FaultPlan plan) {
        var all = plan;
        for (SimulatedScope scope : fleet.instancesByScope().keySet()) {
            all = switch (random.nextInt(30)) {
                case 0 -> doom(FaultPlan.mistrust(scope), isEverywhere(scope) ? "failed" : "regionDisabled", all);
                case 1 -> doom(FaultPlan.throttleForever(scope), "throttled", all);
                case 2 -> doom(FaultPlan.denyAction(scope, "DescribeInstances"), "denied", all);
                case 3 -> doom(FaultPlan.denyAction(scope, "DescribeVolumes"), "denied", all);
                case 4 -> doom(FaultPlan.failLastPage(scope, "DescribeInstances"), "failed", all);
                case 5 -> doom(FaultPlan.failLastPage(scope, "DescribeVolumes"), "failed", all);
                default -> all;
            };
        }
        return random.nextInt(15) == 0 ? doom(FaultPlan.denyRole(OTHER), "denied", all) : all;
    }

    /** Where no region can be off, credentials that are not accepted are a failure like others. */
    private static boolean isEverywhere(SimulatedScope scope) {
        return !scope.region().equals(OPT_IN);
    }

    private FaultPlan doom(FaultPlan standing, String outcome, FaultPlan others) {
        return damage.standing(standing, outcome).and(others);
    }

    private String request() {
        var accounts = new HashSet<String>();
        fleet.instancesByScope().keySet().forEach(scope -> accounts.add(scope.account()));
        String who = accounts.size() == 1
                ? ""
                : random.nextBoolean()
                        ? "\"accounts\": \"organization\", "
                        : "\"accounts\": [\"" + OTHER + "\", \"" + OWN + "\"], ";
        return "{%s\"regions\": \"all\", \"groupBy\": [\"tag:team\", \"%s\"], \"callsPerSecond\": 60, \"inProcessLimit\": %d}"
                .formatted(who, LedgerCheck.CHURN, List.of(0, 100, 2_000).get(random.nextInt(3)));
    }

    private boolean storeFails(String operation, int chunk) {
        boolean fails = fate.strikes("store " + operation + chunk, storeFailures);
        if (fails) {
            damage.touch(chunk > 0 ? "chunk " + chunk : "map");
        }
        return fails;
    }
}
