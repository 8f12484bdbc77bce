package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.plan.PlanPolicy;
import ebscensus.functions.ListInstances;
import ebscensus.functions.MeasureChunk;
import ebscensus.functions.ReducePartials;
import ebscensus.report.CensusMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import tools.jackson.databind.JsonNode;

class CensusStackTest {
    private static final Path DEFINITION = Path.of("..", "statemachine", "census.asl.json");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    private static final String EMAIL = "platform@example.com";

    private static final String UNTIL_COMPLETE =
            "FILL(ends, 0) / (FILL(ends, 0) + FILL(complete, 0)) where complete is Sum Complete of"
                    + " EbsCensus, ends is Sum %s of AWS/States 1x300s > 0, without data ignore";

    /** What CloudWatch drops, since it is divided by zero, where neither metric has a value or both are 0. */
    private static final Pattern SHARE =
            Pattern.compile("FILL\\((\\w+), 0\\) / \\(FILL\\(\\1, 0\\) \\+ FILL\\((\\w+), 0\\)\\)");

    private static Synthesized census;

    @BeforeAll
    static void synthesize() {
        census = Synthesized.census(Map.of("email", EMAIL, "timeZone", "Europe/Berlin"));
    }

    @Test
    void cdk_nag_finds_nothing_that_is_not_explained_and_there_is_nothing_to_warn_of() {
        census.annotations().hasNoError("*", Match.anyValue());
        census.annotations().hasNoWarning("*", Match.anyValue());
    }

    @Test
    void the_functions_are_the_handlers_on_one_artifact() {
        var functions = census.all("AWS::Lambda::Function");

        assertThat(functions)
                .extracting(function -> text(function, "/Handler"))
                .containsExactlyInAnyOrder(
                        ListInstances.class.getName(), MeasureChunk.class.getName(), ReducePartials.class.getName());
        assertThat(functions)
                .extracting(function -> text(function, "/Code/S3Key"))
                .hasSize(3)
                .containsOnly(text(functions.getFirst(), "/Code/S3Key"));
    }

    @Test
    void every_function_starts_from_a_snapshot_on_Java_25_and_arm64_and_can_be_traced() {
        assertThat(census.all("AWS::Lambda::Function")).hasSize(3).allSatisfy(function -> {
            assertThat(text(function, "/Runtime")).isEqualTo("java25");
            assertThat(text(function, "/Architectures/0")).isEqualTo("arm64");
            assertThat(text(function, "/SnapStart/ApplyOn")).isEqualTo("PublishedVersions");
            assertThat(text(function, "/TracingConfig/Mode")).isEqualTo("Active");
            assertThat(text(function, "/LoggingConfig/LogFormat")).isEqualTo("JSON");
            assertThat(function.has("ReservedConcurrentExecutions")).isFalse();
        });
    }

    @Test
    void two_vCPUs_where_EC2_is_asked_and_one_where_it_is_added_up() {
        assertThat(census.all("AWS::Lambda::Function"))
                .extracting(function -> text(function, "/FunctionName") + " " + function.get("MemorySize"))
                .containsExactlyInAnyOrder(
                        "ebs-census-list-instances 3538",
                        "ebs-census-measure-chunk 3538",
                        "ebs-census-reduce-partials 1769");
    }

    @Test
    void a_worker_has_the_time_that_its_chunk_was_cut_for() {
        assertThat(census.all("AWS::Lambda::Function"))
                .extracting(function -> function.get("Timeout").longValue())
                .containsOnly(PlanPolicy.DEFAULT.workerTimeout().toSeconds());
    }

    @Test
    void the_functions_are_told_the_bucket_the_name_of_the_census_and_their_role() {
        assertThat(census.all("AWS::Lambda::Function"))
                .extracting(function -> function.at("/Environment/Variables").toString())
                .allMatch(variables -> variables.matches(
                        "\\{\"CENSUS_BUCKET\":\\{\"Ref\":\"ReportsBucket\\w+\"}(,\"CENSUS_MAX_WORKERS\":\"100\")?"
                                + ",\"CENSUS_NAME\":\"ebs-census\""
                                + ",\"CENSUS_ROLE\":\\{\"Fn::GetAtt\":\\[\"Functions\\w+\",\"Arn\"]}"
                                + "(,\"CENSUS_VOLUMES\":\"true\")?}"));
    }

    @Test
    void the_definition_is_that_of_the_repository_on_the_aliases() throws IOException {
        var machine = census.only("AWS::StepFunctions::StateMachine");

        assertThat(text(machine, "/DefinitionString")).isEqualTo(Files.readString(DEFINITION));
        assertThat(machine.get("DefinitionSubstitutions").propertyNames())
                .containsExactlyInAnyOrderElementsOf(PLACEHOLDER
                        .matcher(Files.readString(DEFINITION))
                        .results()
                        .map(match -> match.group(1))
                        .distinct()
                        .toList());
        assertThat(machine.get("DefinitionSubstitutions").toString())
                .contains("ListInstancesLive", "MeasureChunkLive", "ReducePartialsLive", "ReportsBucket");
    }

    @Test
    void the_state_machine_is_a_standard_one_that_logs_everything() {
        var machine = census.only("AWS::StepFunctions::StateMachine");

        assertThat(text(machine, "/StateMachineType")).isEqualTo("STANDARD");
        assertThat(text(machine, "/LoggingConfiguration/Level")).isEqualTo("ALL");
        assertThat(machine.at("/TracingConfiguration/Enabled").booleanValue()).isTrue();
    }

    @Test
    void the_bucket_is_encrypted_closed_to_the_public_and_outlives_the_stack() {
        var bucket = census.resources("AWS::S3::Bucket").findFirst().orElseThrow();

        assertThat(text(bucket, "/DeletionPolicy")).isEqualTo("Retain");
        assertThat(bucket.at("/Properties/BucketEncryption").toString()).contains("\"SSEAlgorithm\":\"AES256\"");
        assertThat(bucket.at("/Properties/PublicAccessBlockConfiguration").values())
                .hasSize(4)
                .allMatch(JsonNode::booleanValue);
    }

    @Test
    void
            runs_are_kept_for_two_weeks_query_results_for_one_volumes_for_five_and_reports_with_their_cells_for_three_years() {
        assertThat(census.only("AWS::S3::Bucket")
                        .at("/LifecycleConfiguration/Rules")
                        .values())
                .extracting(rule -> rule.path("Prefix").asString("") + " "
                        + rule.path("ExpirationInDays").asInt(0))
                .containsExactly("runs/ 14", "reports/ 1095", "cells/ 1095", "volumes/ 35", "queries/ 7", " 0");
    }

    @Test
    void every_log_ends_some_day() {
        assertThat(census.all("AWS::Logs::LogGroup"))
                .hasSize(4)
                .allMatch(log -> log.get("RetentionInDays").intValue() == 30);
    }

    @Test
    void the_schedule_starts_the_census_every_night_and_keeps_what_it_could_not_deliver() {
        var schedule = census.only("AWS::Scheduler::Schedule");

        assertThat(text(schedule, "/ScheduleExpression")).isEqualTo("cron(0 2 * * ? *)");
        assertThat(text(schedule, "/ScheduleExpressionTimezone")).isEqualTo("Europe/Berlin");
        assertThat(text(schedule, "/Target/Input")).isEqualTo("{\"require\":\"everything\"}");
        assertThat(schedule.at("/Target/RetryPolicy/MaximumRetryAttempts").intValue())
                .isEqualTo(10);
        assertThat(schedule.at("/Target/DeadLetterConfig/Arn").toString()).contains("ScheduleUndelivered");
    }

    @Test
    void alarms_tell_the_address_when_they_go_on_and_when_they_go_off() {
        assertThat(census.all("AWS::CloudWatch::Alarm")).hasSize(6).allSatisfy(alarm -> {
            assertThat(alarm.get("AlarmActions").toString()).contains("NoticesTopic");
            assertThat(alarm.get("OKActions")).isEqualTo(alarm.get("AlarmActions"));
        });
        assertThat(text(census.only("AWS::SNS::Subscription"), "/Endpoint")).isEqualTo("platform@example.com");
    }

    @Test
    void there_is_an_alarm_for_every_way_to_have_no_number() {
        assertThat(census.all("AWS::CloudWatch::Alarm"))
                .extracting(CensusStackTest::alarm)
                .containsExactlyInAnyOrder(
                        "ebs-census-Failed: " + UNTIL_COMPLETE.formatted("ExecutionsFailed"),
                        "ebs-census-TimedOut: " + UNTIL_COMPLETE.formatted("ExecutionsTimedOut"),
                        "ebs-census-Throttled: Sum ExecutionThrottled of AWS/States 1x300s > 0, without data"
                                + " notBreaching",
                        "ebs-census-Incomplete: Sum Incomplete of EbsCensus 1x300s > 0, without data ignore",
                        "ebs-census-NotStarted: Maximum ApproximateNumberOfMessagesVisible of AWS/SQS 1x300s > 0,"
                                + " without data ignore",
                        "ebs-census-None: SampleCount Complete of EbsCensus 48x3600s < 1, without data breaching");
    }

    /**
     * Such an alarm keeps its state while there is no data, whatever the number of periods, and any data point at all decides
     * it. So it must have none but from a census that ended.
     */
    @Test
    void what_stays_on_until_a_census_completes_has_a_value_only_where_a_census_ended() {
        var staysOn = census.all("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> text(alarm, "/TreatMissingData").equals("ignore"))
                .filter(alarm -> !text(alarm, "/AlarmName").endsWith("NotStarted"))
                .toList();

        assertThat(staysOn).hasSize(3).allSatisfy(alarm -> {
            assertThat(alarm.get("EvaluationPeriods").intValue()).isEqualTo(1);
            assertThat(alarm.path("DatapointsToAlarm").asInt(1)).isEqualTo(1);
            assertThat(alarm.get("Threshold").intValue()).isZero();
            assertThat(text(alarm, "/ComparisonOperator")).isEqualTo("GreaterThanThreshold");
        });
        assertThat(staysOn.stream().filter(alarm -> alarm.has("Metrics")))
                .hasSize(2)
                .allSatisfy(alarm -> {
                    var share = SHARE.matcher(text(alarm, "/Metrics/0/Expression"));
                    assertThat(share.matches()).isTrue();
                    assertThat(metricOf(alarm, share.group(1)).get("Namespace").stringValue())
                            .isEqualTo("AWS/States");
                    assertThat(text(metricOf(alarm, share.group(2)), "/MetricName"))
                            .isEqualTo(CensusMetrics.COMPLETE);
                });
        assertThat(staysOn.stream().filter(alarm -> !alarm.has("Metrics")))
                .singleElement()
                .satisfies(alarm -> assertThat(text(alarm, "/MetricName")).isEqualTo(CensusMetrics.INCOMPLETE));
    }

    /** CloudWatch bills each of them; the benchmark that says what a month costs counts as many. */
    @Test
    void the_alarms_read_eight_metrics() {
        assertThat(census.all("AWS::CloudWatch::Alarm").stream()
                        .mapToLong(alarm -> alarm.has("Metrics")
                                ? alarm.get("Metrics").values().stream()
                                        .filter(part -> part.has("MetricStat"))
                                        .count()
                                : 1)
                        .sum())
                .isEqualTo(8);
    }

    @Test
    void somebody_should_hear_of_alarms() {
        Synthesized.census(Map.of())
                .annotations()
                .hasWarning("*", Match.stringLikeRegexp("settings email and topic: neither is set"));
        Synthesized.census(Map.of("topic", "arn:aws:sns:us-east-1:111122223333:ops"))
                .annotations()
                .hasNoWarning("*", Match.anyValue());
    }

    @Test
    void the_dashboard_shows_every_figure_that_the_reducer_writes() throws IllegalAccessException {
        String body =
                census.only("AWS::CloudWatch::Dashboard").get("DashboardBody").toString();

        for (var constant : CensusMetrics.class.getFields()) {
            assertThat(body).contains("\\\"" + constant.get(null) + "\\\"");
        }
    }

    /** SEARCH finds what had data in the last two weeks, and without inherit a widget may get another period than its own. */
    @Test
    void the_dashboard_is_not_empty_where_a_census_comes_once_a_month() {
        String body =
                census.only("AWS::CloudWatch::Dashboard").get("DashboardBody").toString();

        assertThat(body)
                .contains("\\\"periodOverride\\\":\\\"inherit\\\"", "FILL(last", "REPEAT")
                .doesNotContain("SEARCH");
    }

    @Test
    void the_dashboard_has_the_regions_that_are_counted() {
        assertThat(dashboard(Map.of("regions", "eu-west-1,sa-east-1"))).contains("eu-west-1", "sa-east-1");
        assertThat(dashboard(Map.of("regions", "all")))
                .contains("eu-west-1", "ap-southeast-6")
                .doesNotContain("cn-north-1");
        assertThat(Synthesized.census(Variant.ALL.settings(), "cn-north-1")
                        .only("AWS::CloudWatch::Dashboard")
                        .toString())
                .contains("cn-northwest-1")
                .doesNotContain("eu-west-1");
    }

    @Test
    void the_dashboard_says_what_a_request_may_have_and_the_schedule_where_to_read_it() {
        assertThat(dashboard(Map.of("email", EMAIL, "timeZone", "Europe/Berlin")))
                .contains("`inProcessLimit` | ", "`tolerate` | ");
        assertThat(census.only("AWS::Scheduler::Schedule").get("Description").toString())
                .contains("Fields of the request: https://", "#dashboards/dashboard/ebs-census-");
    }

    @Test
    void the_console_has_another_host_in_each_partition() {
        assertThat(census.template().at("/Outputs/Dashboard/Value").toString())
                .contains("console.aws.amazon.com", "console.amazonaws-us-gov.com", "console.amazonaws.cn");
    }

    @Test
    void what_is_not_of_one_region_has_the_region_in_its_name() {
        var global = Stream.concat(
                        census.all("AWS::IAM::Role").stream()
                                .filter(role -> role.has("RoleName"))
                                .map(role -> role.get("RoleName")),
                        Stream.of(census.only("AWS::CloudWatch::Dashboard").get("DashboardName")))
                .map(JsonNode::toString);

        assertThat(global).hasSize(4).allMatch(name -> name.contains("{\"Ref\":\"AWS::Region\"}"));
    }

    @Test
    void a_false_finding_of_cfn_lint_is_suppressed_with_its_reason() {
        assertThat(census.resources("AWS::StepFunctions::StateMachine")
                        .findFirst()
                        .orElseThrow()
                        .at("/Metadata/cfn-lint")
                        .toString())
                .contains("\"ignore_checks\":[\"E3601\"]", "MaxConcurrency");
    }

    @Test
    void the_outputs_say_how_to_go_on() {
        var outputs = census.template().get("Outputs");

        assertThat(outputs.propertyNames())
                .containsExactlyInAnyOrder(
                        "StateMachine", "ReportBucket", "Dashboard", "Notifications", "StartCensus", "QueryWorkgroup");
        assertThat(outputs.get("StartCensus").toString())
                .contains(
                        "aws stepfunctions start-execution --region ",
                        "--state-machine-arn ",
                        "--input '{\\\"require\\\":\\\"everything\\\"}'");
    }

    @Test
    void the_command_of_the_outputs_sends_what_the_schedule_sends() {
        var filtered = Synthesized.census(Map.of("email", EMAIL, "request", "{\"filters\":{\"tag:team\":[\"d'or\"]}}"));

        assertThat(filtered.template().get("Outputs").get("StartCensus").toString())
                .contains(
                        "--input"
                            + " '{\\\"require\\\":\\\"everything\\\",\\\"filters\\\":{\\\"tag:team\\\":[\\\"d'\\\\''or\\\"]}}'");
    }

    @Test
    void censuses_of_two_prefixes_share_no_name() {
        var other = Synthesized.census(Map.of("prefix", "census-dev"));

        assertThat(names(other)).hasSameSizeAs(names(census)).doesNotContainAnyElementsOf(names(census));
    }

    @Test
    void without_a_schedule_nothing_is_late() {
        var byHand = Synthesized.census(Map.of("email", EMAIL, "schedule", "none"));

        assertThat(byHand.all("AWS::Scheduler::Schedule")).isEmpty();
        assertThat(byHand.all("AWS::SQS::Queue")).isEmpty();
        assertThat(byHand.all("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> text(alarm, "/AlarmName"))
                .doesNotContain("ebs-census-None", "ebs-census-NotStarted");
        byHand.annotations().hasNoError("*", Match.anyValue());
        byHand.annotations().hasNoWarning("*", Match.anyValue());
    }

    @Test
    void a_schedule_too_sparse_for_an_alarm_is_warned_of() {
        Synthesized.census(Map.of("email", EMAIL, "schedule", "cron(0 2 1 * ? *)"))
                .annotations()
                .hasWarning("*", Match.stringLikeRegexp("there is no alarm for a census that never ran"));
    }

    @Test
    void a_misspelt_setting_is_warned_of() {
        Synthesized.census(Map.of("shedule", "none"))
                .annotations()
                .hasWarning("*", Match.stringLikeRegexp("did you mean \"schedule\""));
    }

    @Test
    void settings_reach_their_resources() {
        var other = Synthesized.census(Map.of(
                "architecture", "x86_64",
                "memory", "2048",
                "logRetentionDays", "7",
                "reportRetentionDays", "10",
                "volumeRetentionDays", "3",
                "regions", "all"));

        assertThat(other.all("AWS::Lambda::Function"))
                .extracting(function -> text(function, "/Architectures/0") + " " + function.get("MemorySize"))
                .containsExactlyInAnyOrder("x86_64 2048", "x86_64 2048", "x86_64 1769");
        assertThat(other.all("AWS::Logs::LogGroup"))
                .allMatch(log -> log.get("RetentionInDays").intValue() == 7);
        assertThat(other.only("AWS::S3::Bucket")
                        .at("/LifecycleConfiguration/Rules/1/ExpirationInDays")
                        .intValue())
                .isEqualTo(10);
        assertThat(other.only("AWS::S3::Bucket")
                        .at("/LifecycleConfiguration/Rules/3/ExpirationInDays")
                        .intValue())
                .isEqualTo(3);
        assertThat(text(other.only("AWS::Scheduler::Schedule"), "/Target/Input"))
                .isEqualTo("{\"require\":\"everything\",\"regions\":\"all\"}");
    }

    /** Those that the stack gives, rather than CloudFormation. */
    private static List<String> names(Synthesized stack) {
        return stack.template().get("Resources").values().stream()
                .flatMap(resource -> resource.path("Properties").properties().stream())
                .filter(property ->
                        property.getKey().matches("(Function|StateMachine|Role|LogGroup|Alarm|Dashboard)?Name"))
                .filter(property -> property.getValue().isString())
                .map(property -> property.getKey() + " " + property.getValue().stringValue())
                .filter(name -> !name.equals("Name live"))
                .distinct()
                .toList();
    }

    private static String dashboard(Map<String, Object> settings) {
        return Synthesized.census(settings).only("AWS::CloudWatch::Dashboard").toString();
    }

    private static String alarm(JsonNode alarm) {
        return "%s: %s %dx%ds %s %d, without data %s"
                .formatted(
                        text(alarm, "/AlarmName"),
                        alarm.has("Metrics") ? expression(alarm) : metric(alarm, text(alarm, "/Statistic")),
                        alarm.get("EvaluationPeriods").intValue(),
                        alarm.at("/Period")
                                .asInt(alarm.at("/Metrics/1/MetricStat/Period").asInt(0)),
                        text(alarm, "/ComparisonOperator").startsWith("Greater") ? ">" : "<",
                        alarm.get("Threshold").intValue(),
                        text(alarm, "/TreatMissingData"));
    }

    private static JsonNode metricOf(JsonNode alarm, String id) {
        return alarm.get("Metrics").values().stream()
                .filter(part -> text(part, "/Id").equals(id))
                .map(part -> part.at("/MetricStat/Metric"))
                .findFirst()
                .orElseThrow();
    }

    private static String expression(JsonNode alarm) {
        return text(alarm, "/Metrics/0/Expression") + " where "
                + alarm.get("Metrics").values().stream()
                        .skip(1)
                        .map(part -> text(part, "/Id") + " is "
                                + metric(part.at("/MetricStat/Metric"), text(part, "/MetricStat/Stat")))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String metric(JsonNode metric, String statistic) {
        return statistic + " " + text(metric, "/MetricName") + " of " + text(metric, "/Namespace");
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).stringValue();
    }
}
