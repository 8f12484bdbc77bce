package ebscensus.statemachine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Gatherers.mapConcurrent;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.AwsInventory;
import ebscensus.aws.LocalS3;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Executions that complete an earlier one. */
class RerunTest {
    private static final long SCHEDULES = Long.getLong("rerun.schedules", 200);
    private static final long FIRST_SEED = Long.getLong("rerun.seed", 1);
    private static final int AT_ONCE = 40;

    private static final String ACCOUNT = "111122223333";
    private static final SimulatedScope VIRGINIA = new SimulatedScope(ACCOUNT, "us-east-1");

    /** Many Multi-Attach volumes, so that the chunks of a scope share some. */
    private static final Simulation FLEET =
            Simulation.of(7, 1_200, List.of(ACCOUNT), List.of("eu-west-1", "eu-central-1", "us-east-1"));

    private static final PlanPolicy SMALL_CHUNKS = new PlanPolicy(100, 1_000, 4, 10, Duration.ofMinutes(15), 2);
    private static final SimulatorOptions UNTHROTTLED = SimulatorOptions.DEFAULT.withThrottle(false);
    private static final String FAN_OUT = "{\"regions\": \"all\", \"inProcessLimit\": 1000, \"callsPerSecond\": 60}";

    private static LocalS3 s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = new LocalS3();
        // On JDK 25 virtual threads that initialize the SDK's classes all at once can hold each other up for ever.
        AwsInventory.warmUp();
        run(FIRST_SEED - 1);
    }

    @AfterAll
    static void stop() throws Exception {
        s3.stop();
    }

    @Test
    void under_any_faults_the_executions_together_equal_one_without_faults_or_say_what_is_still_missing() {
        var classes = new TreeMap<String, Integer>();
        LongStream.range(FIRST_SEED, FIRST_SEED + SCHEDULES)
                .boxed()
                .gather(mapConcurrent(AT_ONCE, RerunTest::run))
                .forEach(outcome -> classes.merge(
                        (outcome.complete() ? "COMPLETE" : "INCOMPLETE") + " after " + outcome.executions(),
                        1,
                        Integer::sum));

        System.out.printf("reruns: %d schedules from seed %d: %s%n", SCHEDULES, FIRST_SEED, classes);
        if (SCHEDULES >= 200) {
            assertThat(classes)
                    .containsKeys("COMPLETE after 1", "COMPLETE after 2", "COMPLETE after 3", "INCOMPLETE after 4");
        }
    }

    @Test
    void only_the_missing_scopes_are_asked_again_and_the_report_is_that_of_the_whole() {
        var faults = new AtomicReference<>(FaultPlan.denyAction(VIRGINIA, "DescribeVolumes"));
        FaultPlan plan = request -> faults.get().faultFor(request);
        try (var pipeline = new Pipeline(s3, FLEET, UNTHROTTLED.withFaults(plan), SMALL_CHUNKS)) {
            incomplete(pipeline.execute("denied", FAN_OUT));
            faults.set(FaultPlan.NONE);
            pipeline.requests().clear();

            var summary =
                    pipeline.execute("completing", "{\"rerun\": \"denied\"}").output();

            // The prices are asked for anew, because the report is that of the whole.
            assertThat(pipeline.requests().all())
                    .filteredOn(request -> !request.action().equals("GetProducts"))
                    .isNotEmpty()
                    .allMatch(request -> request.region().equals(VIRGINIA.region()));
            assertThat(summary.get("verdict").stringValue()).isEqualTo("COMPLETE");
            assertTruth(pipeline.report(summary));
            assertThat(pipeline.report(summary).get("completes").stringValue()).isEqualTo("denied");
        }
    }

    @Test
    void a_lost_chunk_is_measured_with_the_rest_of_its_scope_so_that_shared_volumes_count_once() {
        try (var pipeline = new Pipeline(s3, FLEET, UNTHROTTLED, SMALL_CHUNKS)) {
            var lost = incomplete(pipeline.execute("lost-chunk", FAN_OUT, functions -> (arn, payload) -> {
                if (new String(payload, UTF_8).contains("\"chunk\":2,")) {
                    throw StateError.ofFunction("Sandbox.Timedout", "Task timed out after 900.00 seconds");
                }
                return functions.invoke(arn, payload);
            }));
            assertThat(lost.get("missingScopes").intValue()).isEqualTo(1);

            assertTruth(pipeline.report(
                    pipeline.execute("found-chunk", "{\"rerun\": \"lost-chunk\", \"callsPerSecond\": 30}")
                            .output()));
        }
    }

    @Test
    void an_execution_that_completes_another_can_be_completed_itself() {
        var faults = new AtomicReference<>(FaultPlan.disableRegion(VIRGINIA)
                .and(FaultPlan.denyAction(new SimulatedScope(ACCOUNT, "eu-west-1"), "DescribeInstances")));
        FaultPlan plan = request -> faults.get().faultFor(request);
        try (var pipeline = new Pipeline(s3, FLEET, UNTHROTTLED.withFaults(plan), SMALL_CHUNKS)) {
            incomplete(pipeline.execute("first", FAN_OUT));
            faults.set(FaultPlan.disableRegion(VIRGINIA));
            incomplete(pipeline.execute("second", "{\"rerun\": \"first\"}"));
            faults.set(FaultPlan.NONE);

            var report = pipeline.report(pipeline.execute(
                            "third",
                            "{\"rerun\": \"arn:aws:states:eu-west-1:111122223333:execution:ebs-census:second\"}")
                    .output());

            assertTruth(report);
            assertThat(report.get("completes").stringValue()).isEqualTo("second");
        }
    }

    @Test
    void what_cannot_be_completed_is_refused_in_clear_words() {
        var faults = new AtomicReference<>(FaultPlan.disableRegion(VIRGINIA));
        FaultPlan plan = request -> faults.get().faultFor(request);
        try (var pipeline = new Pipeline(s3, FLEET, UNTHROTTLED.withFaults(plan), SMALL_CHUNKS)) {
            incomplete(pipeline.execute("to-complete", FAN_OUT));
            faults.set(FaultPlan.NONE);
            pipeline.execute("complete", FAN_OUT).output();

            assertRefused(pipeline, "{\"rerun\": \"unheard-of\"}", "\"unheard-of\" has no report", "the name is wrong");
            assertRefused(pipeline, "{\"rerun\": \"complete\"}", "\"complete\" was COMPLETE", "s3://census/reports/");
            assertRefused(
                    pipeline,
                    "{\"rerun\": \"to-complete\", \"regions\": [\"eu-west-1\"]}",
                    "counted another request",
                    "\"regions\":\"all\"");
            assertRefused(pipeline, "{\"rerun\": 7}", "rerun: 7 is not allowed");

            expire("to-complete");
            assertRefused(pipeline, "{\"rerun\": \"to-complete\"}", "ended too long ago", "kept for 14 days");
        }
    }

    @Test
    void a_partial_that_has_expired_before_its_plan_is_measured_again() {
        var faults = new AtomicReference<>(FaultPlan.disableRegion(VIRGINIA));
        FaultPlan plan = request -> faults.get().faultFor(request);
        try (var pipeline = new Pipeline(s3, FLEET, UNTHROTTLED.withFaults(plan), SMALL_CHUNKS)) {
            incomplete(pipeline.execute("half-expired", FAN_OUT));
            faults.set(FaultPlan.NONE);
            delete(keys("runs/half-expired/").stream()
                    .filter(key -> key.contains("/partials/"))
                    .limit(1)
                    .toList());

            assertTruth(pipeline.report(pipeline.execute("whole-again", "{\"rerun\": \"half-expired\"}")
                    .output()));
        }
    }

    private static RerunSchedule.Outcome run(long seed) {
        try {
            return new RerunSchedule(seed).run(s3);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + ", again by -Drerun.schedules=1 -Drerun.seed=" + seed + ": " + e, e);
        }
    }

    private static void assertRefused(Pipeline pipeline, String input, String... why) {
        var failure = pipeline.execute("refused", input).failure();
        assertThat(failure.error()).isEqualTo("ebscensus.core.request.InvalidRequest");
        assertThat(Data.read(failure.cause()).get("errorMessage").stringValue()).contains(why);
    }

    private static JsonNode incomplete(Execution execution) {
        assertThat(execution.failure().error()).isEqualTo("CensusIncomplete");
        return Data.read(execution.failure().cause());
    }

    private static void assertTruth(JsonNode report) {
        var truth = FLEET.truth(TruthQuery.ALL);
        assertThat(report.get("verdict").stringValue()).isEqualTo("COMPLETE");
        assertThat(report.at("/totals/instances").longValue()).isEqualTo(truth.instances());
        assertThat(report.at("/totals/volumes").longValue())
                .isEqualTo(truth.total().volumes());
        assertThat(report.at("/totals/gibibytes").longValue())
                .isEqualTo(truth.total().gibibytes());
        assertThat(report.get("ledger")).hasSize(3);
    }

    /** As the bucket's rule does after 14 days. */
    private static void expire(String execution) {
        delete(keys("runs/" + execution + "/"));
    }

    private static List<String> keys(String prefix) {
        return s3.client().listObjectsV2(list -> list.bucket(LocalS3.BUCKET).prefix(prefix)).contents().stream()
                .map(object -> object.key())
                .toList();
    }

    private static void delete(List<String> keys) {
        keys.forEach(key ->
                s3.client().deleteObject(delete -> delete.bucket(LocalS3.BUCKET).key(key)));
    }
}
