package ebscensus.statemachine.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.ScopeTruth;
import ebscensus.simulator.fleet.Truth;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.statemachine.Execution;
import ebscensus.statemachine.History.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code cdk deploy} would deploy, executed, against the simulator's own count. */
@EnabledOnOs(OS.LINUX)
class DeployedCensusTest {
    private static final Truth TRUTH = Executions.FLEET.truth(TruthQuery.ALL);

    @TempDir
    private static Path folder;

    private static SynthesizedCensus synthesized;
    private static DeployedCensus census;
    private static Executions executions;

    @BeforeAll
    static void deploy() throws Exception {
        synthesized = SynthesizedCensus.synthesize(folder);
        census = new DeployedCensus(synthesized, Executions.FLEET, folder);
        executions = new Executions(census);
    }

    @AfterAll
    static void undeploy() throws Exception {
        executions.stop();
        census.stop();
    }

    @Test
    void a_small_fleet_is_measured_by_the_function_that_lists_it() {
        var execution = executions.ended("small");

        assertTruth(execution, "eu-west-1");
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

    @Test
    void the_same_input_gives_the_same_numbers_again_in_a_report_of_its_own() {
        var first = executions.ended("small").output();
        var second = executions.ended("again").output();

        for (String figure : List.of("verdict", "instances", "volumes", "gibibytes")) {
            assertThat(second.get(figure)).as(figure).isEqualTo(first.get(figure));
        }
        assertThat(second.get("report")).isNotEqualTo(first.get("report"));
        assertThat(census.report(second).get("byType"))
                .isEqualTo(census.report(first).get("byType"));
    }

    @Test
    void a_large_fleet_is_measured_in_chunks_and_every_breakdown_is_the_truth() {
        var execution = executions.ended("large");

        assertTruth(execution, "us-east-1", "us-east-2", "us-west-2");
        assertThat(execution.history().count("MeasureChunk", Kind.SUCCEEDED)).isEqualTo(5);
        var report = census.report(execution.output());
        var truth = Executions.FLEET.truth(TruthQuery.ALL.withScopes(
                Executions.scope("us-east-1"), Executions.scope("us-east-2"), Executions.scope("us-west-2")));
        assertBreakdown(report.get("byRegion"), truth.byRegion());
        assertBreakdown(report.get("byType"), truth.byType());
    }

    @Test
    void a_function_that_fails_once_half_way_through_is_tried_again_and_nothing_is_counted_twice() {
        var execution = executions.ended("killed");

        assertTruth(execution, "ap-south-1", "ap-northeast-1");
        assertThat(retries(execution))
                .satisfiesExactlyInAnyOrder(
                        killed -> assertThat(killed).isEqualTo("ListInstances Runtime.ExitError"),
                        killed -> assertThat(killed).isEqualTo("MeasureChunk Runtime.ExitError"),
                        failed -> assertThat(failed).isEqualTo("ReducePartials ebscensus.aws.store.UnreadableRun"));
    }

    @Test
    void a_chunk_whose_worker_never_succeeds_is_missing_by_name_and_the_others_are_counted() {
        var execution = executions.ended("lost");

        assertThat(execution.failure().error()).isEqualTo("CensusIncomplete");
        assertThat(retries(execution))
                .containsExactlyInAnyOrder(
                        "MeasureChunk Runtime.ExitError",
                        "MeasureChunk Runtime.ExitError",
                        "RecordLostChunk S3.S3Exception");
        var summary = DeployedCensus.json(execution.failure().cause());
        assertThat(summary.get("verdict").stringValue()).isEqualTo("INCOMPLETE");
        assertThat(count(summary))
                .as(execution.history()::toString)
                .isEqualTo(truth("ap-southeast-2").count());
        assertThat(census.report(summary).get("ledger").valueStream())
                .filteredOn(line -> line.get("outcome").stringValue().equals("lostChunk"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("region").stringValue()).isEqualTo("ap-southeast-1");
                    assertThat(line.get("message").stringValue()).isEqualTo("Runtime.ExitError");
                });
    }

    @Test
    void throttled_or_out_of_reach_for_a_while_EC2_is_asked_again_until_the_census_is_complete() {
        assertTruth(executions.ended("listing-throttled"), "eu-west-2");
        assertTruth(executions.ended("measuring-throttled"), "eu-west-3");
        assertTruth(executions.ended("listing-broken"), "eu-north-1");
        assertTruth(executions.ended("measuring-broken"), "ca-central-1");
    }

    @Test
    void what_Lambda_refuses_for_now_is_asked_again() {
        var execution = executions.ended("refused");

        assertTruth(execution, "sa-east-1");
        assertThat(retries(execution)).hasSize(3 * Executions.REFUSALS.size());
    }

    @Test
    void what_a_lost_worker_left_out_is_counted_by_an_execution_that_completes_the_first() {
        var execution = executions.ended("found");

        assertTruth(execution, "ap-southeast-1", "ap-southeast-2");
        assertThat(census.report(execution.output()).get("completes").stringValue())
                .isEqualTo("lost");
    }

    @Test
    void each_function_does_what_it_is_allowed_to_and_is_allowed_nothing_that_it_does_not() {
        executions.histories();

        assertThat(synthesized.grants()).hasSize(3).allSatisfy((function, grants) -> {
            assertThat(census.recordedActions(function)).as(function).isNotEmpty();
            assertThat(Grant.difference(grants, census.recordedActions(function)))
                    .as(function)
                    .isEqualTo(Grant.Difference.NONE);
        });
    }

    @Test
    void no_process_asks_STS_who_it_is_and_each_assumes_a_role_once() {
        for (String run : List.of("other-accounts", "one-other-account")) {
            assertThat(executions.ended(run).output().get("verdict").stringValue())
                    .isEqualTo("COMPLETE");
        }
        executions.histories();

        var asked = census.requests().countByAction();
        int processes = census.function("list-instances").environments().size()
                + census.function("measure-chunk").environments().size();
        assertThat(asked).doesNotContainKey("GetCallerIdentity");
        assertThat(asked.get("AssumeRole")).isBetween(1, processes * Executions.OTHERS.size());
    }

    @Test
    void without_the_list_of_chunks_everything_is_missing_for_that_reason() {
        var execution = executions.ended("unreadable");

        assertThat(execution.failure().error()).isEqualTo("CensusIncomplete");
        assertThat(execution.failure().cause()).contains("States.ItemReaderFailed", "eu-central-1");
    }

    @Test
    void a_request_that_is_not_allowed_fails_at_once() {
        var failure = executions.ended("invalid").failure();

        assertThat(failure.error()).isEqualTo("ebscensus.core.request.InvalidRequest");
        assertThat(failure.cause()).contains("callsPerSecnod", "did you mean", "callsPerSecond");
    }

    @Test
    void a_request_that_leaves_no_account_to_count_fails_at_once() {
        var failure = executions.ended("nobody").failure();

        assertThat(failure.error()).isEqualTo("ebscensus.core.count.NothingToCount");
        assertThat(failure.cause()).contains("nothing to count");
    }

    @Test
    void volumes_that_a_worker_finds_only_when_it_asks_again_are_counted() {
        assertTruth(executions.ended("second-look"), "ca-west-1");
    }

    @Test
    void every_error_that_the_definition_has_an_answer_to_has_come_to_pass() {
        var errors = new MetErrors(synthesized.definition());

        assertThat(errors.met(executions.histories())).isEqualTo(errors.named());
    }

    @Test
    void a_census_of_which_nobody_can_be_told_is_complete_all_the_same() {
        var execution = executions.ended("untold");

        assertThat(execution.output().get("verdict").stringValue()).isEqualTo("COMPLETE");
        assertThat(execution.history().statesEntered("untold")).endsWith("Announce", "IsComplete", "Complete");
    }

    @Test
    void the_metrics_are_lines_of_their_own_in_the_log() {
        executions.ended("small");

        assertThat(census.log("reduce-partials"))
                .filteredOn(line -> line.startsWith("{\"") && line.contains("CloudWatchMetrics"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(DeployedCensus.json(line)
                                .at("/_aws/CloudWatchMetrics/0/Namespace")
                                .stringValue())
                        .isEqualTo("EbsCensus"));
    }

    private static ScopeTruth truth(String region) {
        return Optional.ofNullable(TRUTH.byScope().get(Executions.scope(region)))
                .orElseThrow();
    }

    private static void assertTruth(Execution execution, String... regions) {
        var summary = execution.output();
        var truths = Stream.of(regions).map(DeployedCensusTest::truth).toList();
        assertThat(summary.get("verdict").stringValue())
                .as(execution.history()::toString)
                .isEqualTo("COMPLETE");
        assertThat(summary.get("instances").longValue())
                .as(execution.history()::toString)
                .isEqualTo(truths.stream().mapToLong(ScopeTruth::instances).sum());
        assertThat(count(summary))
                .as(execution.history()::toString)
                .isEqualTo(truths.stream().map(ScopeTruth::count).reduce(Count.NONE, Count::plus));
    }

    private static void assertBreakdown(JsonNode breakdown, Map<String, Count> truth) {
        assertThat(breakdown.propertyNames()).containsExactlyInAnyOrderElementsOf(truth.keySet());
        truth.forEach((name, count) -> assertThat(count(breakdown.get(name))).isEqualTo(count));
    }

    private static Count count(JsonNode totals) {
        return new Count(
                totals.get("volumes").longValue(), totals.get("gibibytes").longValue());
    }

    /** Each as {@code STATE ERROR}. */
    private static List<String> retries(Execution execution) {
        return execution.history().events().stream()
                .filter(event -> event.kind() == Kind.RETRIED)
                .map(event -> event.state() + " "
                        + event.detail().substring(0, event.detail().indexOf(':')))
                .toList();
    }
}
