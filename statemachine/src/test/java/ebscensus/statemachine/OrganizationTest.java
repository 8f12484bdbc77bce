package ebscensus.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ebscensus.aws.LocalS3;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.ScopeTruth;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.Truth;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.simulator.protocol.SimulatorOptions;
import ebscensus.statemachine.History.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An organization of 200 accounts with 17 regions each, and 100,000 instances: on a laptop and through the state machine, in
 * health, and with seven scopes or accounts that cannot be counted.
 */
class OrganizationTest {
    /** Fifteen that every account has, and two that an account may lack. */
    private static final List<String> REGIONS = List.of(
            "eu-west-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "me-south-1",
            "eu-west-2",
            "eu-west-3",
            "ap-east-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2");

    private static final int ACCOUNTS = 200;
    private static final int BIG_SCOPES = 8;
    private static final Simulation ORGANIZATION = new Simulation(17, instances(), FleetShape.DEFAULT);
    private static final Truth TRUTH = ORGANIZATION.truth(TruthQuery.ALL);

    private static final String EVERYWHERE = "{\"accounts\": \"organization\", \"regions\": \"all\"}";

    private static final List<String> DENIED = List.of(account(11), account(75), account(199));
    private static final SimulatedScope DISABLED = new SimulatedScope(account(42), "me-south-1");
    private static final SimulatedScope DISABLED_TOO = new SimulatedScope(account(42), "ap-east-1");
    private static final SimulatedScope THROTTLED = new SimulatedScope(account(120), "us-east-2");

    /** A big one, with five pages of instances. */
    private static final SimulatedScope CUT_SHORT = new SimulatedScope(account(3), REGIONS.get(3));

    private static final int SINGLE_SCOPES_MISSING = 4;

    /** What the same organization took when only attached volumes were asked for. */
    private static final long ATTACHED_ALONE = 7_192;

    private static final FaultPlan TROUBLE = FaultPlan.denyRole(DENIED.get(0))
            .and(FaultPlan.denyRole(DENIED.get(1)))
            .and(FaultPlan.denyRole(DENIED.get(2)))
            .and(FaultPlan.disableRegion(DISABLED))
            .and(FaultPlan.disableRegion(DISABLED_TOO))
            .and(FaultPlan.throttleForever(THROTTLED))
            .and(FaultPlan.failLastPage(CUT_SHORT, "DescribeInstances"));

    /** Only the regions in which something is missing, to be done sooner. */
    private static final List<String> TOLERANT_REGIONS =
            List.of(DISABLED.region(), DISABLED_TOO.region(), THROTTLED.region(), CUT_SHORT.region());

    private static final String TOLERANT = """
        {"accounts": "organization", "regions": ["%s", "%s", "%s", "%s"],
         "tolerate": ["%s", "%s", "%s", "%s", "%s", "%s", "%s"]}\
        """.formatted(Stream.of(
                    TOLERANT_REGIONS.stream(),
                    DENIED.stream(),
                    Stream.of(DISABLED, DISABLED_TOO, THROTTLED, CUT_SHORT).map(OrganizationTest::name))
            .flatMap(names -> names)
            .toArray());

    private static LocalS3 s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = new LocalS3();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.stop();
    }

    @Test
    void on_a_laptop_seven_ledger_lines_name_what_is_missing_and_the_rest_is_exact() {
        try (var pipeline = pipeline(SimulatorOptions.DEFAULT.withFaults(TROUBLE))) {
            assertTrouble(pipeline.count(EVERYWHERE));
        }
    }

    @Test
    void on_a_laptop_the_same_seven_can_be_tolerated() {
        try (var pipeline = pipeline(SimulatorOptions.DEFAULT.withFaults(TROUBLE))) {
            assertTolerated(pipeline.count(TOLERANT));
        }
    }

    @Test
    void the_state_machine_fails_with_CensusIncomplete_after_it_has_written_the_report() {
        try (var pipeline = pipeline(SimulatorOptions.DEFAULT.withFaults(TROUBLE))) {
            var execution = pipeline.execute("organization-in-trouble", EVERYWHERE);

            assertThat(execution.failure().error()).isEqualTo("CensusIncomplete");
            var summary = Data.read(execution.failure().cause());
            assertThat(summary.get("missingScopes").intValue()).isEqualTo(7);
            assertTrouble(pipeline.report(summary));
            System.out.printf("organization in trouble: through the state machine %d%n", pipeline.ec2Requests());
            assertThat(pipeline.ec2Requests()).isLessThan(fewestRequests() * 13 / 10);
        }
    }

    @Test
    void the_state_machine_succeeds_where_the_same_seven_are_tolerated() {
        try (var pipeline = pipeline(SimulatorOptions.DEFAULT.withFaults(TROUBLE))) {
            var summary = pipeline.execute("organization-tolerant", TOLERANT).output();

            assertThat(summary.get("verdict").stringValue()).isEqualTo("COMPLETE");
            assertTolerated(pipeline.report(summary));
        }
    }

    @Test
    void in_health_the_total_is_exact_for_hardly_more_requests_than_there_must_be() {
        try (var pipeline = pipeline(SimulatorOptions.DEFAULT)) {
            assertHealth(pipeline.count(EVERYWHERE));
            long onALaptop = pipeline.ec2Requests();

            pipeline.requests().clear();
            var execution = pipeline.execute("organization-in-health", EVERYWHERE);
            assertHealth(pipeline.report(execution.output()));
            long throughTheStateMachine = pipeline.ec2Requests();

            System.out.printf(
                    "organization: %d scopes, %d instances, %d attached volumes; EC2 requests at least %d, on a laptop"
                            + " %d, through the state machine %d in %d chunks, of them %d for Recycle Bins%n",
                    TRUTH.byScope().size(),
                    TRUTH.instances(),
                    TRUTH.total().volumes(),
                    fewestRequests(),
                    onALaptop,
                    throughTheStateMachine,
                    execution.history().count("MeasureChunk", Kind.SUCCEEDED),
                    recycleBinRequests(pipeline));
            assertThat(onALaptop).isBetween(fewestRequests(), fewestRequests() * 13 / 10);
            assertThat(throughTheStateMachine).isBetween(fewestRequests(), fewestRequests() * 13 / 10);
            assertThat(throughTheStateMachine).isLessThanOrEqualTo(ATTACHED_ALONE * 3 / 2);
            assertThat(throughTheStateMachine - recycleBinRequests(pipeline)).isLessThanOrEqualTo(ATTACHED_ALONE);
        }
    }

    /** Eight scopes of 4,020 instances, each in another region, all others of 20. */
    private static Map<SimulatedScope, Long> instances() {
        var instances = new LinkedHashMap<SimulatedScope, Long>();
        for (int number = 0; number < ACCOUNTS; number++) {
            for (String region : REGIONS) {
                boolean big = number < BIG_SCOPES && region.equals(REGIONS.get(number));
                instances.put(new SimulatedScope(account(number), region), big ? 4_020L : 20L);
            }
        }
        return instances;
    }

    /** The first is the program's own, and the organization's management account. */
    private static String account(int number) {
        return number == 0 ? "111122223333" : "2000000%05d".formatted(number);
    }

    private static String name(SimulatedScope scope) {
        return scope.account() + "/" + scope.region();
    }

    private static Pipeline pipeline(SimulatorOptions options) {
        return new Pipeline(s3, ORGANIZATION, options, PlanPolicy.DEFAULT);
    }

    /**
     * One DescribeRegions for each account; for each scope a DescribeInstances for each 1,000 instances that EC2 tells of, a page of
     * its Recycle Bin, and a DescribeVolumes for each 500 volumes.
     */
    private static long fewestRequests() {
        long requests = ACCOUNTS;
        for (ScopeTruth scope : TRUTH.byScope().values()) {
            requests += Math.max(1, Math.ceilDiv(scope.instances(), 1_000)) + 1;
            requests += Math.max(1, Math.ceilDiv(scope.count().volumes(), 500));
        }
        return requests;
    }

    private static long recycleBinRequests(Pipeline pipeline) {
        return pipeline.requests().countByAction().getOrDefault(Pipeline.RECYCLE_BIN, 0);
    }

    private static void assertHealth(JsonNode report) {
        assertThat(report.get("verdict").stringValue()).isEqualTo("COMPLETE");
        assertThat(report.get("ledger")).hasSize(ACCOUNTS * REGIONS.size());
        assertThat(report.get("totals").get("instances").longValue()).isEqualTo(TRUTH.instances());
        assertThat(count(report.get("totals"))).isEqualTo(TRUTH.total());
    }

    private static void assertTrouble(JsonNode report) {
        assertThat(report.get("verdict").stringValue()).isEqualTo("INCOMPLETE");
        assertThat(missing(report)).containsExactlyInAnyOrderElementsOf(causes(false));
        assertRest(report, REGIONS.size());
    }

    private static void assertTolerated(JsonNode report) {
        assertThat(report.get("verdict").stringValue()).isEqualTo("COMPLETE");
        assertThat(missing(report)).containsExactlyInAnyOrderElementsOf(causes(true));
        assertRest(report, TOLERANT_REGIONS.size());
    }

    private static List<Tuple> missing(JsonNode report) {
        return report.get("ledger")
                .valueStream()
                .filter(line -> line.has("accepted"))
                .map(line -> tuple(
                        line.get("account").stringValue() + "/"
                                + line.get("region").stringValue(),
                        line.get("outcome").stringValue(),
                        line.get("action").stringValue(),
                        line.get("accepted").booleanValue()))
                .toList();
    }

    private static List<Tuple> causes(boolean accepted) {
        var causes = new ArrayList<Tuple>();
        DENIED.forEach(account -> causes.add(tuple(account + "/*", "denied", "sts:AssumeRole", accepted)));
        causes.add(tuple(name(DISABLED), "regionDisabled", "ec2:DescribeInstances", accepted));
        causes.add(tuple(name(DISABLED_TOO), "regionDisabled", "ec2:DescribeInstances", accepted));
        causes.add(tuple(name(THROTTLED), "throttled", "ec2:DescribeInstances", accepted));
        causes.add(tuple(name(CUT_SHORT), "failed", "ec2:DescribeInstances", accepted));
        return causes;
    }

    /** Every scope of which nothing is missing is exact, and the total is the sum of the ledger. */
    private static void assertRest(JsonNode report, int regions) {
        var sum = Count.NONE;
        int whole = 0;
        for (JsonNode line : report.get("ledger")) {
            sum = sum.plus(count(line));
            if (!line.has("accepted")) {
                whole++;
                assertExact(line);
            }
        }
        assertThat(whole).isEqualTo((ACCOUNTS - DENIED.size()) * regions - SINGLE_SCOPES_MISSING);
        assertThat(count(report.get("totals"))).isEqualTo(sum);
    }

    private static void assertExact(JsonNode line) {
        var scope = new SimulatedScope(
                line.get("account").stringValue(), line.get("region").stringValue());
        var truth = Objects.requireNonNull(TRUTH.byScope().get(scope));
        assertThat(line.get("instancesMeasured").longValue()).isEqualTo(truth.instances());
        assertThat(count(line)).isEqualTo(truth.count());
    }

    private static Count count(JsonNode totals) {
        return new Count(
                totals.get("volumes").longValue(), totals.get("gibibytes").longValue());
    }
}
