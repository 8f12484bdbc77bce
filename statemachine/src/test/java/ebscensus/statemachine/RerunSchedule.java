package ebscensus.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.LocalS3;
import ebscensus.aws.Patience;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.simulator.fault.FaultKind;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fault.Source;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A census under faults and, as long as it is INCOMPLETE, others that complete it, everything drawn from a seed. From execution to
 * execution some of what stands in the way is gone; what remains is to be all that is missing in the end.
 */
final class RerunSchedule {
    private static final Patience HASTE =
            new Patience(6, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofSeconds(30));
    private static final PlanPolicy SMALL_CHUNKS = new PlanPolicy(50, 200, 4, 10, Duration.ofMinutes(15), 2);
    private static final Duration STALL = Duration.ofMillis(20);
    private static final String OWN = "111122223333";
    private static final String OTHER = "444455556666";

    /** Where the functions run. */
    private static final String HOME = "eu-west-1";

    /** The first execution and those that complete it. */
    private static final int MOST_EXECUTIONS = 4;

    private final long seed;
    private final Random random;
    private final Fate fate;
    private final Simulation fleet;
    private final String request;
    private final Set<Obstacle> obstacles = new HashSet<>();
    private final FaultPlan passing;

    /** Denies for good what no verdict depends on, so that no execution has to be completed for it. */
    private final FaultPlan withholding;

    private double mortality;

    /**
     * Something that stands in the way of a scope, or of a whole account.
     *
     * @param line of the ledger that has to name what is missing while it is there: {@code ACCOUNT/REGION} or {@code ACCOUNT/*}
     */
    private record Obstacle(String line, FaultPlan plan) {}

    /** What came of it. */
    record Outcome(int executions, boolean complete, int missing) {}

    RerunSchedule(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        random.nextInt();
        this.fate = new Fate(seed);
        this.fleet = fleet();
        this.request = "{\"accounts\": [\"%s\", \"%s\"], \"regions\": \"all\", \"groupBy\": [\"tag:team\"],"
                        .formatted(OWN, OTHER)
                + " \"callsPerSecond\": 60, \"inProcessLimit\": %d}"
                        .formatted(List.of(0, 100, 2_000).get(random.nextInt(3)));
        this.passing = passing();
        this.mortality = random.nextInt(2) == 0 ? 0 : 0.2 + random.nextDouble() * 0.5;
        obstruct();
        this.withholding = withholding();
    }

    Outcome run(LocalS3 s3) {
        var options = SimulatorOptions.DEFAULT
                .withThrottle(false)
                .withInstancesPageCap(100)
                .withLoggedRequests(0);
        JsonNode truth = report(s3, options);
        FaultPlan all = request -> obstacles.stream()
                .flatMap(obstacle -> obstacle.plan().faultFor(request).stream())
                .findFirst()
                .or(() -> withholding.faultFor(request))
                .or(() -> passing.faultFor(request));
        try (var pipeline = new Pipeline(
                s3,
                fleet,
                options.withFaults(all),
                SMALL_CHUNKS,
                HASTE,
                UnaryOperator.identity(),
                UnaryOperator.identity())) {
            return untilComplete(pipeline, truth);
        }
    }

    /** Of the same fleet without faults. */
    private JsonNode report(LocalS3 s3, SimulatorOptions options) {
        try (var pipeline = new Pipeline(
                s3, fleet, options, SMALL_CHUNKS, HASTE, UnaryOperator.identity(), UnaryOperator.identity())) {
            return pipeline.report(pipeline.execute("whole-" + seed, request).output());
        }
    }

    private Outcome untilComplete(Pipeline pipeline, JsonNode truth) {
        var report = execute(pipeline, name(0), request);
        int executions = 1;
        while (isIncomplete(report) && executions < MOST_EXECUTIONS) {
            removeObstacles();
            var before = report;
            String earlier = name(executions - 1);
            report = execute(pipeline, name(executions), "{\"rerun\": \"" + earlier + "\"}");
            assertThat(report.get("completes").stringValue()).isEqualTo(earlier);
            assertThat(report.get("startedAt")).isEqualTo(before.get("startedAt"));
            executions++;
        }
        assertRight(report, truth);
        return new Outcome(executions, !isIncomplete(report), missing(report).size());
    }

    private String name(int execution) {
        return "rerun-" + seed + "-" + execution;
    }

    private JsonNode execute(Pipeline pipeline, String name, String input) {
        var execution = pipeline.execute(name, input, functions -> (arn, payload) -> {
            if (arn.equals(CensusDefinition.MEASURE_CHUNK) && fate.strikes(name + chunk(payload), mortality)) {
                throw StateError.ofFunction("Sandbox.Timedout", "Task timed out after 900.00 seconds");
            }
            return functions.invoke(arn, payload);
        });
        return pipeline.report(
                execution.hasFailed() ? Data.read(execution.failure().cause()) : execution.output());
    }

    private static int chunk(byte[] payload) {
        return Data.read(payload).get("chunk").intValue();
    }

    /** What is whole is as in a census without faults, down to its breakdowns where nothing is missing. */
    private void assertRight(JsonNode report, JsonNode truth) {
        var missing = missing(report);
        if (missing.isEmpty()) {
            for (String part : List.of("verdict", "totals", "byAccount", "byRegion", "byType", "tag:team")) {
                assertThat(report.get(part)).as(part).isEqualTo(truth.get(part));
            }
        }
        var whole = new LinkedHashMap<String, JsonNode>();
        truth.get("ledger").forEach(line -> whole.put(scope(line), line));
        for (JsonNode line : report.get("ledger")) {
            if (!missing.contains(scope(line))) {
                assertSame(line, Objects.requireNonNull(whole.remove(scope(line))));
            }
        }
        assertThat(whole.keySet()).allMatch(scope -> isCovered(scope, missing));
        var standing = obstacles.stream().map(Obstacle::line).collect(Collectors.toSet());
        assertThat(missing).filteredOn(RerunSchedule::isAccount).isSubsetOf(standing);
        assertThat(standing).filteredOn(this::hasInstances).allMatch(line -> isCovered(line, missing));
    }

    private static void assertSame(JsonNode line, JsonNode truth) {
        for (String figure : List.of(
                "outcome", "instancesListed", "instancesMeasured", "instancesVanished", "volumes", "gibibytes")) {
            assertThat(line.get(figure)).as(line::toString).isEqualTo(truth.get(figure));
        }
    }

    /** By a line of its own, or by that of its account, which is only there if the whole account is stopped. */
    private static boolean isCovered(String line, Set<String> missing) {
        return missing.contains(line) || missing.contains(line.replaceFirst("/.*", "/*"));
    }

    private static boolean isAccount(String line) {
        return line.endsWith("/*");
    }

    private boolean hasInstances(String line) {
        return fleet.instancesByScope().entrySet().stream()
                .anyMatch(scope -> scope.getValue() > 0 && scope(scope.getKey()).startsWith(line.replace("*", "")));
    }

    private static boolean isIncomplete(JsonNode report) {
        return report.get("verdict").stringValue().equals("INCOMPLETE");
    }

    private static Set<String> missing(JsonNode report) {
        var missing = new TreeSet<String>();
        for (JsonNode line : report.get("ledger")) {
            if (line.has("accepted")) {
                missing.add(scope(line));
            }
        }
        return missing;
    }

    private static String scope(JsonNode line) {
        return line.get("account").stringValue() + "/" + line.get("region").stringValue();
    }

    private static String scope(SimulatedScope scope) {
        return scope.account() + "/" + scope.region();
    }

    private void obstruct() {
        for (SimulatedScope scope : fleet.instancesByScope().keySet()) {
            switch (random.nextInt(8)) {
                case 0 -> obstruct(throttled(scope), FaultPlan.throttleForever(scope));
                case 1 -> obstruct(scope(scope), FaultPlan.denyAction(scope, "DescribeInstances"));
                case 2 -> obstruct(scope(scope), FaultPlan.denyAction(scope, "DescribeVolumes"));
                case 3 -> obstruct(scope(scope), FaultPlan.failLastPage(scope, "DescribeInstances"));
                default -> {}
            }
        }
        if (random.nextInt(4) == 0) {
            obstruct(OTHER + "/*", FaultPlan.denyRole(OTHER));
        }
    }

    private void obstruct(String line, FaultPlan plan) {
        obstacles.add(new Obstacle(line, plan));
    }

    /** The regions of an account are asked for in the census's own: nothing of the account can be counted without them. */
    private static String throttled(SimulatedScope scope) {
        return scope.region().equals(HOME) ? scope.account() + "/*" : scope(scope);
    }

    private void removeObstacles() {
        obstacles.removeIf(_ -> random.nextInt(3) > 0);
        mortality /= 4;
    }

    private FaultPlan withholding() {
        var all = random.nextInt(4) == 0 ? FaultPlan.deny(Source.PRICES) : FaultPlan.NONE;
        for (SimulatedScope scope : fleet.instancesByScope().keySet()) {
            all = switch (random.nextInt(6)) {
                case 0 -> all.and(FaultPlan.deny(Source.RECYCLE_BIN).in(scope));
                case 1 -> all.and(FaultPlan.deny(Source.OTHER_VOLUMES).in(scope));
                default -> all;
            };
        }
        return all;
    }

    private FaultPlan passing() {
        var rates = new EnumMap<FaultKind, Double>(FaultKind.class);
        for (FaultKind kind :
                List.of(FaultKind.THROTTLE, FaultKind.INTERNAL_ERROR, FaultKind.RESET, FaultKind.TRUNCATE)) {
            rates.put(kind, random.nextDouble() * 0.02);
        }
        return FaultPlan.seeded(seed, rates, STALL);
    }

    private Simulation fleet() {
        var instances = new LinkedHashMap<SimulatedScope, Long>();
        for (String account : List.of(OWN, OTHER)) {
            for (String region : List.of(HOME, "us-east-1")) {
                instances.put(new SimulatedScope(account, region), (long)
                        random.nextInt(List.of(2, 60, 400).get(random.nextInt(3))));
            }
        }
        return new Simulation(seed, instances, Simulation.of(seed, 0).shape());
    }
}
