package ebscensus.statemachine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.LocalS3;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.ScopeTruth;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.Truth;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.simulator.protocol.SimulatorOptions;
import ebscensus.statemachine.History.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The definition executed with the real handlers, against the simulator's own count. */
class CensusExecutionTest {
    private static final String ACCOUNT = "111122223333";
    private static final List<String> REGIONS = List.of("eu-west-1", "eu-central-1", "us-east-1");

    private static final Simulation FLEET = Simulation.of(7, 1_200, List.of(ACCOUNT), REGIONS);
    private static final Truth TRUTH = FLEET.truth(TruthQuery.ALL);

    /** Makes one chunk of each region of the fleet. */
    private static final PlanPolicy SMALL_CHUNKS = new PlanPolicy(300, 1_000, 4, 10, Duration.ofMinutes(15), 2);

    private static final String FAN_OUT = "{\"regions\": \"all\", \"inProcessLimit\": 1000, \"callsPerSecond\": 60}";
    private static final SimulatorOptions UNTHROTTLED = SimulatorOptions.DEFAULT.withThrottle(false);

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
    void a_small_fleet_is_measured_without_the_map() {
        var fleet = Simulation.of(3, 1_000, List.of(ACCOUNT), List.of("eu-west-1"));
        try (var pipeline = pipeline(fleet, SimulatorOptions.DEFAULT)) {
            var execution = pipeline.execute("small", "{}");

            assertTruth(execution, fleet.truth(TruthQuery.ALL));
            assertThat(execution.history().statesEntered("small"))
                    .containsExactly(
                            "Begin",
                            "ListInstances",
                            "IsMeasured",
                            "ReducePartials",
                            "IsAnnounced",
                            "IsComplete",
                            "Complete");
        }
    }

    @Test
    void the_first_report_of_a_day_is_announced_where_that_is_asked_for_and_the_second_is_not() {
        var fleet = Simulation.of(3, 100, List.of(ACCOUNT), List.of("eu-west-1"));
        var messages = new ArrayList<String>();
        try (var pipeline = pipeline(fleet, SimulatorOptions.DEFAULT)) {
            pipeline.announce((topic, subject, text) -> messages.add(topic + "\n" + subject + "\n" + text));

            var first = pipeline.execute("announced", "{\"callsPerSecond\": 11}");
            pipeline.execute("not-announced", "{\"callsPerSecond\": 11}");

            assertThat(first.history().statesEntered("announced")).contains("Announce");
            assertThat(messages)
                    .singleElement()
                    .asString()
                    .startsWith(CensusDefinition.TOPIC + "\nEBS census census of 2026-11-01: COMPLETE\n")
                    .contains("/announced.html");
        }
    }

    @Test
    void a_census_of_which_nobody_could_be_told_is_complete_all_the_same() {
        var fleet = Simulation.of(3, 100, List.of(ACCOUNT), List.of("eu-west-1"));
        try (var pipeline = pipeline(fleet, SimulatorOptions.DEFAULT)) {
            pipeline.announce((topic, _, _) -> {
                throw new StateError("Sns.NotFoundException", "there is no " + topic);
            });

            var execution = pipeline.execute("untold", "{\"callsPerSecond\": 12}");

            assertThat(execution.output().get("verdict").stringValue()).isEqualTo("COMPLETE");
            assertThat(execution.history().statesEntered("untold")).endsWith("Announce", "IsComplete", "Complete");
        }
    }

    @Test
    void a_large_fleet_is_measured_in_chunks_and_every_breakdown_is_the_truth() {
        var fleet = Simulation.of(7, 20_000, List.of(ACCOUNT), REGIONS);
        var truth = fleet.truth(TruthQuery.ALL);
        try (var pipeline = new Pipeline(s3, fleet, SimulatorOptions.DEFAULT, PlanPolicy.DEFAULT)) {
            var execution = pipeline.execute("large", FAN_OUT);

            assertTruth(execution, truth);
            var report = pipeline.report(execution.output());
            assertBreakdown(report.get("byRegion"), truth.byRegion());
            assertBreakdown(report.get("byType"), truth.byType());
            assertThat(execution.history().statesEntered("large"))
                    .containsExactly(
                            "Begin",
                            "ListInstances",
                            "IsMeasured",
                            "MeasureChunks",
                            "ReducePartials",
                            "IsAnnounced",
                            "IsComplete",
                            "Complete");
            assertThat(execution.history().count("MeasureChunk", Kind.SUCCEEDED))
                    .isEqualTo(3);
        }
    }

    @Test
    void a_chunk_whose_worker_always_dies_is_missing_by_name_and_the_others_are_measured() {
        try (var pipeline = pipeline(FLEET, UNTHROTTLED)) {
            var deaths = new AtomicInteger();
            var execution = pipeline.execute("lost", FAN_OUT, functions -> failing(functions, 2, deaths, 100));

            var summary = incomplete(execution);
            var lost = pipeline.report(summary)
                    .get("ledger")
                    .valueStream()
                    .filter(line -> line.get("outcome").stringValue().equals("lostChunk"))
                    .toList();
            assertThat(lost).singleElement().satisfies(line -> {
                assertThat(line.get("chunk").intValue()).isEqualTo(2);
                assertThat(line.get("message").stringValue()).isEqualTo("Sandbox.Timedout");
                assertThat(line.get("instancesMeasured").intValue()).isZero();
            });
            var scope =
                    new SimulatedScope(ACCOUNT, lost.getFirst().get("region").stringValue());
            assertThat(summary.get("instances").longValue())
                    .isEqualTo(TRUTH.instances() - truthOf(scope).instances());
            assertThat(summary.get("gibibytes").longValue())
                    .isEqualTo(
                            TRUTH.total().gibibytes() - truthOf(scope).count().gibibytes());
            assertThat(deaths).hasValue(3);
        }
    }

    @Test
    void a_worker_that_dies_once_is_tried_again() {
        try (var pipeline = pipeline(FLEET, UNTHROTTLED)) {
            var deaths = new AtomicInteger();
            var execution = pipeline.execute("died-once", FAN_OUT, functions -> failing(functions, 1, deaths, 1));

            assertTruth(execution, TRUTH);
            assertThat(execution.history().count("MeasureChunk", Kind.RETRIED)).isEqualTo(1);
            assertThat(pipeline.time().waits()).containsExactly(Duration.ofSeconds(5));
        }
    }

    /** As where Step Functions has lost an invocation from sight, tries again, and the fleet has changed meanwhile. */
    @Test
    void a_listing_that_ends_after_the_one_that_counts_changes_nothing() {
        try (var pipeline = pipeline(FLEET, UNTHROTTLED)) {
            var execution = pipeline.execute("overtaken", FAN_OUT, functions -> (arn, payload) -> {
                byte[] answer = functions.invoke(arn, payload);
                String request = new String(payload, UTF_8);
                if (request.contains("\"all\"")) {
                    functions.invoke(
                            arn, request.replace("\"all\"", "[\"us-east-1\"]").getBytes(UTF_8));
                    functions.invoke(
                            arn,
                            request.replace("1000", "0")
                                    .replace("\"all\"", "[\"eu-west-1\"]")
                                    .getBytes(UTF_8));
                }
                return answer;
            });

            assertTruth(execution, TRUTH);
        }
    }

    @Test
    void a_worker_delivered_twice_changes_nothing() {
        try (var pipeline = pipeline(FLEET, UNTHROTTLED)) {
            var execution = pipeline.execute("twice", FAN_OUT, functions -> (arn, payload) -> {
                functions.invoke(arn, payload);
                return functions.invoke(arn, payload);
            });

            assertTruth(execution, TRUTH);
        }
    }

    @Test
    void a_scope_that_EC2_throttles_for_a_while_is_measured_in_the_end() {
        var throttling = new AtomicBoolean(true);
        var busy = FaultPlan.throttleForever(new SimulatedScope(ACCOUNT, "us-east-1"));
        FaultPlan forAWhile = request -> request.action().equals("DescribeVolumes") && throttling.get()
                ? busy.faultFor(request)
                : Optional.empty();
        try (var pipeline = pipeline(FLEET, UNTHROTTLED.withFaults(forAWhile))) {
            var execution = pipeline.execute("throttled", FAN_OUT, functions -> (arn, payload) -> {
                try {
                    return functions.invoke(arn, payload);
                } catch (StateError e) {
                    throttling.set(false);
                    throw e;
                }
            });

            assertTruth(execution, TRUTH);
            assertThat(execution.history().events())
                    .filteredOn(event -> event.kind() == Kind.CAUGHT)
                    .singleElement()
                    .satisfies(event -> assertThat(event.detail()).startsWith("ebscensus.functions.Throttled"));
            assertWaits(pipeline, 30);
        }
    }

    @Test
    void a_scope_that_EC2_throttles_for_ever_is_missing_and_the_others_are_measured() {
        var scope = new SimulatedScope(ACCOUNT, "us-east-1");
        var faults = FaultPlan.throttleForever(scope);
        FaultPlan measuring =
                request -> request.action().equals("DescribeVolumes") ? faults.faultFor(request) : Optional.empty();
        try (var pipeline = pipeline(FLEET, UNTHROTTLED.withFaults(measuring))) {
            var summary = incomplete(pipeline.execute("throttled-out", FAN_OUT));

            assertThat(summary.get("missing").get(0).stringValue())
                    .startsWith("111122223333/us-east-1: 0 of ")
                    .contains("listed instances counted; throttled: EC2 kept rejecting ec2:DescribeVolumes")
                    .contains("Request limit exceeded.");
            assertThat(summary.get("instances").longValue())
                    .isEqualTo(TRUTH.instances() - truthOf(scope).instances());
            assertWaits(pipeline, 30, 60, 120);
        }
    }

    @Test
    void a_broken_connection_while_listing_is_tried_again_sooner() {
        var broken = new AtomicBoolean(true);
        FaultPlan faults = request -> request.action().equals("DescribeInstances") && broken.get()
                ? Optional.of(new Fault.Reset())
                : Optional.empty();
        var fleet = Simulation.of(3, 500, List.of(ACCOUNT), List.of("eu-west-1"));
        try (var pipeline = pipeline(fleet, UNTHROTTLED.withFaults(faults))) {
            var execution = pipeline.execute("reset", "{}", functions -> (arn, payload) -> {
                try {
                    return functions.invoke(arn, payload);
                } catch (StateError e) {
                    assertThat(e.error()).isEqualTo("ebscensus.functions.Unreachable");
                    broken.set(false);
                    throw e;
                }
            });

            assertTruth(execution, fleet.truth(TruthQuery.ALL));
            assertWaits(pipeline, 5);
        }
    }

    @Test
    void without_the_list_of_chunks_everything_is_missing_for_that_reason() {
        try (var pipeline = pipeline(FLEET, UNTHROTTLED)) {
            pipeline.replaceObjects(CensusExecutionTest::unreadable);

            var summary = incomplete(pipeline.execute("no-items", FAN_OUT));

            assertThat(summary.get("missingScopes").intValue()).isEqualTo(3);
            assertThat(summary.get("instances").intValue()).isZero();
            assertThat(summary.get("missing").get(0).stringValue())
                    .containsPattern(
                            "States\\.ItemReaderFailed: s3://census/runs/no-items/[^/]+/items\\.jsonl: Access Denied");
        }
    }

    @Test
    void a_request_that_is_not_allowed_fails_the_execution_at_once() {
        try (var pipeline = pipeline(FLEET, UNTHROTTLED)) {
            var execution = pipeline.execute("invalid", "{\"callsPerSecnod\": 5}");

            assertThat(execution.failure().error()).isEqualTo("ebscensus.core.request.InvalidRequest");
            assertThat(execution.failure().cause()).contains("callsPerSecnod", "did you mean", "callsPerSecond");
            assertThat(pipeline.time().waits()).isEmpty();
        }
    }

    @Test
    void what_the_console_fills_in_is_the_request_for_everything() {
        var fleet = Simulation.of(4, 300, List.of(ACCOUNT), List.of("eu-west-1"));
        try (var pipeline = pipeline(fleet, UNTHROTTLED)) {
            assertTruth(
                    pipeline.execute("console", "{\"Comment\": \"Insert your JSON here\"}"),
                    fleet.truth(TruthQuery.ALL));
        }
    }

    /** Step Functions allows them, though it does not advise them. */
    @ParameterizedTest
    @ValueSource(strings = {"..", "Zählung (2026)'+=@!", "棚卸し"})
    void an_execution_of_any_name_fans_out_and_loses_a_chunk_like_any_other(String name) {
        try (var pipeline = pipeline(FLEET, UNTHROTTLED)) {
            assertTruth(pipeline.execute(name, FAN_OUT), TRUTH);

            var lost = incomplete(pipeline.execute(
                    name + "-lost", FAN_OUT, functions -> failing(functions, 2, new AtomicInteger(), 100)));
            assertThat(lost.get("missing").get(0).stringValue()).contains("chunk 2 was lost (Sandbox.Timedout)");
        }
    }

    @Test
    void a_request_that_leaves_no_account_to_count_fails_the_execution_at_once_and_says_why() {
        try (var pipeline = pipeline(FLEET, UNTHROTTLED)) {
            String nobody = "{\"accounts\": {\"exclude\": [\"" + ACCOUNT + "\"]}}";

            var execution = pipeline.execute("nobody", nobody);

            assertThat(execution.failure().error()).isEqualTo("ebscensus.core.count.NothingToCount");
            assertThat(execution.failure().cause())
                    .contains("there is nothing to count: the organization has no account");
            assertThat(pipeline.time().waits()).isEmpty();
        }
    }

    @Test
    void the_event_of_an_EventBridge_rule_starts_a_census_too() {
        var fleet = Simulation.of(4, 300, List.of(ACCOUNT), List.of("eu-west-1"));
        try (var pipeline = pipeline(fleet, UNTHROTTLED)) {
            var execution = pipeline.execute("event", """
                {"version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "detail-type": "Scheduled Event",
                 "source": "aws.events", "account": "111122223333", "time": "2026-11-01T02:00:00Z",
                 "region": "eu-west-1", "resources": ["arn:aws:events:eu-west-1:111122223333:rule/nightly"],
                 "detail": {}}
                """);

            assertTruth(execution, fleet.truth(TruthQuery.ALL));
        }
    }

    /** Each of any length up to so many seconds. */
    private static void assertWaits(Pipeline pipeline, long... longest) {
        var waits = pipeline.time().waits();
        assertThat(waits).hasSize(longest.length);
        for (int wait = 0; wait < longest.length; wait++) {
            assertThat(waits.get(wait)).isBetween(Duration.ZERO, Duration.ofSeconds(longest[wait]));
        }
    }

    private static Pipeline pipeline(Simulation fleet, SimulatorOptions options) {
        return new Pipeline(s3, fleet, options, SMALL_CHUNKS);
    }

    private static JsonNode incomplete(Execution execution) {
        assertThat(execution.failure().error()).isEqualTo("CensusIncomplete");
        var summary = Data.read(execution.failure().cause());
        assertThat(summary.get("verdict").stringValue()).isEqualTo("INCOMPLETE");
        return summary;
    }

    private static void assertTruth(Execution execution, Truth truth) {
        var summary = execution.output();
        assertThat(summary.get("verdict").stringValue()).isEqualTo("COMPLETE");
        assertThat(summary.get("instances").longValue())
                .as(execution.history()::toString)
                .isEqualTo(truth.instances());
        assertThat(count(summary)).as(execution.history()::toString).isEqualTo(truth.total());
    }

    private static void assertBreakdown(JsonNode breakdown, Map<String, Count> truth) {
        assertThat(breakdown.propertyNames()).containsExactlyInAnyOrderElementsOf(truth.keySet());
        truth.forEach((name, count) -> assertThat(count(breakdown.get(name))).isEqualTo(count));
    }

    private static Count count(JsonNode totals) {
        return new Count(
                totals.get("volumes").longValue(), totals.get("gibibytes").longValue());
    }

    private static ScopeTruth truthOf(SimulatedScope scope) {
        return Optional.ofNullable(TRUTH.byScope().get(scope)).orElseThrow();
    }

    /** The worker of one chunk dies so many times. */
    private static Functions failing(Functions functions, int chunk, AtomicInteger deaths, int times) {
        return (arn, payload) -> {
            boolean unlucky = new String(payload, UTF_8).contains("\"chunk\":" + chunk + ",");
            if (unlucky && deaths.getAndIncrement() < times) {
                throw StateError.ofFunction("Sandbox.Timedout", "Task timed out after 900.00 seconds");
            }
            return functions.invoke(arn, payload);
        };
    }

    private static S3Objects unreadable(S3Objects objects) {
        return new S3Objects() {
            @Override
            public byte[] get(String bucket, String key) {
                throw new StateError("S3.S3Exception", "Access Denied");
            }

            @Override
            public void put(String bucket, String key, byte[] object) {
                objects.put(bucket, key, object);
            }
        };
    }
}
