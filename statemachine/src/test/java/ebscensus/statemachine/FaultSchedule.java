package ebscensus.statemachine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.LocalS3;
import ebscensus.aws.Patience;
import ebscensus.core.PlanPolicy;
import ebscensus.simulator.Count;
import ebscensus.simulator.FaultKind;
import ebscensus.simulator.FaultPlan;
import ebscensus.simulator.FleetShape;
import ebscensus.simulator.ObservedRequest;
import ebscensus.simulator.Paging;
import ebscensus.simulator.SimulatedScope;
import ebscensus.simulator.Simulation;
import ebscensus.simulator.SimulatorOptions;
import ebscensus.simulator.Truth;
import ebscensus.simulator.TruthQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One census under faults, everything about it drawn from a seed, and the check of what came of it. Which request meets which
 * fault follows from the seed; which of several workers is first does not.
 */
final class FaultSchedule {
    /** As many attempts as in production, with hardly a pause; time enough for a machine that is busy. */
    private static final Patience HASTE =
            new Patience(6, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofSeconds(30));

    private static final PlanPolicy SMALL_CHUNKS = new PlanPolicy(100, 400, 4, 10, Duration.ofMinutes(15), 2);
    private static final Duration STALL = Duration.ofMillis(20);
    private static final String OWN = "111122223333";
    private static final String OTHER = "444455556666";
    private static final Set<String> WHOLE = Set.of("measured", "empty");
    private static final Pattern CHUNK = Pattern.compile("\"chunk\":(\\d+)");

    private final long seed;
    private final Random random;
    private final Simulation fleet;
    private final Truth truth;
    private final FaultPlan faults;
    private final String request;
    private final double mortality;
    private final double storeFailures;

    /**
     * What the faults have touched: {@code account/region}, {@code account}, {@code chunk N}, {@code map}, or
     * {@code everything} */
    private final Set<String> touched = ConcurrentHashMap.newKeySet();

    private final AtomicLong faultsMet = new AtomicLong();
    private final Map<String, AtomicLong> draws = new ConcurrentHashMap<>();

    FaultSchedule(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        random.nextInt();
        this.fleet = fleet();
        this.truth = fleet.truth(TruthQuery.ALL);
        this.faults = recorded(standing(passing()));
        this.request = request();
        this.mortality = random.nextInt(3) == 0 ? random.nextDouble() * 0.6 : 0;
        this.storeFailures = random.nextInt(3) == 0 ? random.nextDouble() * 0.2 : 0;
    }

    /** Runs it and checks the outcome; gives the classes of outcome it falls into. */
    Map<String, Integer> run(LocalS3 s3, boolean inProcess) {
        var options = SimulatorOptions.DEFAULT
                .withThrottle(false)
                .withFaults(faults)
                .withPaging(random.nextBoolean() ? Paging.FULL : Paging.LOOSE)
                .withInstancesPageCap(List.of(50, 200, 1_000).get(random.nextInt(3)))
                .withVolumesPageCap(List.of(50, 200, 500).get(random.nextInt(3)))
                .withLoggedRequests(0);
        try (var pipeline = new Pipeline(
                s3, fleet, options, SMALL_CHUNKS, HASTE, store -> new FailingStore(store, this::storeFails))) {
            return inProcess ? outcome("laptop", pipeline.count(request)) : execute(pipeline);
        }
    }

    private Map<String, Integer> execute(Pipeline pipeline) {
        pipeline.replaceObjects(objects -> new FailingObjects(objects, this::storeFails));
        var execution =
                pipeline.execute("campaign-" + seed, request, functions -> new MortalFunctions(functions)::invoke);
        if (!execution.hasFailed()) {
            return outcome("machine", pipeline.report(execution.output()));
        }
        if (execution.failure().error().equals("CensusIncomplete")) {
            return outcome(
                    "machine", pipeline.report(Data.read(execution.failure().cause())));
        }
        assertThat(execution.failure().error()).isIn("Sandbox.Timedout", FailingStore.Unavailable.class.getName());
        return Map.of("machine failed loudly without a report", 1);
    }

    private Simulation fleet() {
        var accounts = random.nextInt(3) == 0 ? List.of(OWN) : List.of(OWN, OTHER);
        var regions = random.nextInt(3) == 0 ? List.of("eu-west-1") : List.of("eu-west-1", "us-east-1");
        var instances = new LinkedHashMap<SimulatedScope, Long>();
        for (String account : accounts) {
            for (String region : regions) {
                int most = List.of(1, 30, 400, 1_500).get(random.nextInt(4)) / (accounts.size() * regions.size());
                instances.put(new SimulatedScope(account, region), (long) random.nextInt(most + 1));
            }
        }
        return new Simulation(seed, instances, FleetShape.DEFAULT);
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

    private FaultPlan standing(FaultPlan plan) {
        var all = plan;
        for (SimulatedScope scope : fleet.instancesByScope().keySet()) {
            all = switch (random.nextInt(30)) {
                case 0 -> FaultPlan.disableRegion(scope).and(all);
                case 1 -> FaultPlan.throttleForever(scope).and(all);
                case 2 -> FaultPlan.denyAction(scope, "DescribeInstances").and(all);
                case 3 -> FaultPlan.denyAction(scope, "DescribeVolumes").and(all);
                case 4 -> FaultPlan.failLastPage(scope, "DescribeInstances").and(all);
                case 5 -> FaultPlan.failLastPage(scope, "DescribeVolumes").and(all);
                default -> all;
            };
        }
        return random.nextInt(15) == 0 ? FaultPlan.denyRole(OTHER).and(all) : all;
    }

    private FaultPlan recorded(FaultPlan plan) {
        return request -> {
            var fault = plan.faultFor(request);
            fault.ifPresent(_ -> {
                faultsMet.incrementAndGet();
                touched.add(touchedBy(request));
            });
            return fault;
        };
    }

    private static String touchedBy(ObservedRequest request) {
        var scope = request.scope();
        return switch (request.action()) {
            case "DescribeInstances", "DescribeVolumes" -> scope.account() + "/" + scope.region();
            case "DescribeRegions" -> scope.account();
            case "AssumeRole" -> request.roleAccount().orElseThrow();
            default -> "everything";
        };
    }

    private String request() {
        var accounts = new HashSet<String>();
        fleet.instancesByScope().keySet().forEach(scope -> accounts.add(scope.account()));
        String who = accounts.size() == 1
                ? ""
                : random.nextBoolean()
                        ? "\"accounts\": \"organization\", "
                        : "\"accounts\": [\"" + OTHER + "\", \"" + OWN + "\"], ";
        return "{%s\"regions\": \"all\", \"groupBy\": [\"tag:team\"], \"callsPerSecond\": 60, \"inProcessLimit\": %d}"
                .formatted(who, List.of(0, 300, 2_000).get(random.nextInt(3)));
    }

    /** Whether this time the thing of that name goes wrong. */
    private boolean happens(String name, double probability) {
        long time = draws.computeIfAbsent(name, _ -> new AtomicLong()).getAndIncrement();
        var draw = new Random(Objects.hash(seed, name, time));
        draw.nextInt();
        return draw.nextDouble() < probability;
    }

    private boolean storeFails(String operation, int chunk) {
        boolean fails = happens("store " + operation + chunk, storeFailures);
        if (fails) {
            faultsMet.incrementAndGet();
            touched.add(chunk > 0 ? "chunk " + chunk : "map");
        }
        return fails;
    }

    /** Workers that die before their work or after it, or are called twice. */
    private final class MortalFunctions {
        private final Functions functions;

        MortalFunctions(Functions functions) {
            this.functions = functions;
        }

        byte[] invoke(String arn, byte[] payload) {
            var chunk = CHUNK.matcher(new String(payload, UTF_8));
            String victim = chunk.find() ? "chunk " + chunk.group(1) : arn;
            // The functions that stand alone die more seldom: without them there is no report.
            double chance = victim.equals(arn) ? mortality / 4 : mortality;
            if (happens("before " + victim, chance / 2)) {
                throw death(victim);
            }
            byte[] answer = functions.invoke(arn, payload);
            if (happens("twice " + victim, chance)) {
                faultsMet.incrementAndGet();
                answer = functions.invoke(arn, payload);
            }
            if (happens("after " + victim, chance / 2)) {
                throw death(victim);
            }
            return answer;
        }

        private StateError death(String victim) {
            faultsMet.incrementAndGet();
            touched.add(victim);
            return StateError.ofFunction("Sandbox.Timedout", "Task timed out after 900.00 seconds");
        }
    }

    private Map<String, Integer> outcome(String where, JsonNode report) {
        var classes = new TreeMap<String, Integer>();
        var covered = new ArrayList<SimulatedScope>();
        var sum = Count.NONE;
        long instances = 0;
        boolean complete = true;
        for (JsonNode line : report.get("ledger")) {
            boolean whole = WHOLE.contains(line.get("outcome").stringValue());
            complete &= whole;
            if (whole) {
                assertExact(line);
            } else {
                assertTouched(line);
                classes.merge("line " + line.get("outcome").stringValue(), 1, Integer::sum);
            }
            covered.addAll(scopesOf(line));
            sum = sum.plus(count(line));
            instances += line.get("instancesMeasured").longValue();
        }
        assertThat(covered)
                .as("scopes in the ledger")
                .containsExactlyInAnyOrderElementsOf(truth.byScope().keySet());
        assertThat(count(report.get("totals"))).isEqualTo(sum);
        assertThat(report.get("totals").get("instances").longValue()).isEqualTo(instances);
        assertThat(report.get("verdict").stringValue()).isEqualTo(complete ? "COMPLETE" : "INCOMPLETE");
        if (complete) {
            assertThat(sum).isEqualTo(truth.total());
        }
        String met = faultsMet.get() == 0 ? " without a fault" : " under faults";
        classes.merge(where + " " + report.get("verdict").stringValue() + met, 1, Integer::sum);
        classes.merge("faults", faultsMet.intValue(), Integer::sum);
        return classes;
    }

    private void assertExact(JsonNode line) {
        var scope = Objects.requireNonNull(truth.byScope().get(scopesOf(line).getFirst()));
        assertThat(line.get("instancesMeasured").longValue()).as(line::toString).isEqualTo(scope.instances());
        assertThat(count(line)).as(line::toString).isEqualTo(scope.count());
    }

    private void assertTouched(JsonNode line) {
        String account = line.get("account").stringValue();
        var causes = line.has("chunk")
                ? Set.of("map", "chunk " + line.get("chunk").intValue())
                : Set.of(
                        "everything",
                        account,
                        account + "/" + line.get("region").stringValue());
        assertThat(touched).as(line::toString).containsAnyElementsOf(causes);
        for (SimulatedScope scope : scopesOf(line)) {
            assertThat(count(line).volumes())
                    .isLessThanOrEqualTo(Objects.requireNonNull(truth.byScope().get(scope))
                            .count()
                            .volumes());
        }
    }

    /** All those that a line stands for. */
    private List<SimulatedScope> scopesOf(JsonNode line) {
        String account = line.get("account").stringValue();
        String region = line.get("region").stringValue();
        return truth.byScope().keySet().stream()
                .filter(scope -> account.equals("*") || scope.account().equals(account))
                .filter(scope -> region.equals("*") || scope.region().equals(region))
                .toList();
    }

    private static Count count(JsonNode totals) {
        return new Count(
                totals.get("volumes").longValue(), totals.get("gibibytes").longValue());
    }
}
