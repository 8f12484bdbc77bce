package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.PlanPolicy;
import ebscensus.functions.ListInstances;
import ebscensus.functions.MeasureChunk;
import ebscensus.functions.ReducePartials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import tools.jackson.databind.JsonNode;

class CensusStackTest {
    private static final Path DEFINITION = Path.of("..", "statemachine", "census.asl.json");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    private static Synthesized census;

    @BeforeAll
    static void synthesize() {
        census = Synthesized.census(Map.of("email", "platform@example.com", "timeZone", "Europe/Berlin"));
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
    void the_functions_are_told_the_bucket_and_the_name_of_the_census() {
        assertThat(census.all("AWS::Lambda::Function"))
                .extracting(function -> function.at("/Environment/Variables").toString())
                .allMatch(variables -> variables.matches(
                        "\\{\"CENSUS_BUCKET\":\\{\"Ref\":\"ReportsBucket\\w+\"},\"CENSUS_NAME\":\"ebs-census\"}"));
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
    void runs_are_kept_for_two_weeks_and_reports_for_three_years() {
        assertThat(census.only("AWS::S3::Bucket")
                        .at("/LifecycleConfiguration/Rules")
                        .values())
                .extracting(rule -> rule.path("Prefix").asString("") + " "
                        + rule.path("ExpirationInDays").asInt(0))
                .containsExactly("runs/ 14", "reports/ 1095", " 0");
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
        assertThat(text(schedule, "/Target/Input")).isEqualTo("{}");
        assertThat(schedule.at("/Target/RetryPolicy/MaximumRetryAttempts").intValue())
                .isEqualTo(10);
        assertThat(schedule.at("/Target/DeadLetterConfig/Arn").toString()).contains("ScheduleUndelivered");
    }

    @Test
    void alarms_tell_the_address() {
        assertThat(census.all("AWS::CloudWatch::Alarm"))
                .allSatisfy(alarm ->
                        assertThat(alarm.get("AlarmActions").toString()).contains("AlarmsTopic"));
        assertThat(text(census.only("AWS::SNS::Subscription"), "/Endpoint")).isEqualTo("platform@example.com");
    }

    @Test
    void there_is_an_alarm_for_every_way_to_have_no_number() {
        assertThat(census.all("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> "%s: %s %s of %s over %dx%ds, without data %s"
                        .formatted(
                                text(alarm, "/AlarmName"),
                                text(alarm, "/Statistic"),
                                text(alarm, "/MetricName"),
                                text(alarm, "/Namespace"),
                                alarm.get("EvaluationPeriods").intValue(),
                                alarm.get("Period").intValue(),
                                text(alarm, "/TreatMissingData")))
                .containsExactlyInAnyOrder(
                        "ebs-census-Failed: Sum ExecutionsFailed of AWS/States over 1x300s, without data notBreaching",
                        "ebs-census-TimedOut: Sum ExecutionsTimedOut of AWS/States over 1x300s, without data"
                                + " notBreaching",
                        "ebs-census-Throttled: Sum ExecutionThrottled of AWS/States over 1x300s, without data"
                                + " notBreaching",
                        "ebs-census-Incomplete: Sum Incomplete of EbsCensus over 1x300s, without data notBreaching",
                        "ebs-census-NotStarted: Maximum ApproximateNumberOfMessagesVisible of AWS/SQS over 1x300s,"
                                + " without data notBreaching",
                        "ebs-census-None: SampleCount Complete of EbsCensus over 2x86400s, without data breaching");
    }

    @Test
    void the_dashboard_shows_what_the_reducer_writes() {
        assertThat(census.only("AWS::CloudWatch::Dashboard").toString())
                .contains(
                        "AttachedGibibytes",
                        "Instances",
                        "DurationSeconds",
                        "Ec2Requests",
                        "Ec2ThrottledRequests",
                        "Complete",
                        "Incomplete",
                        "EbsCensus,Census,Region",
                        "EbsCensus,Census,VolumeType");
    }

    @Test
    void the_outputs_say_how_to_go_on() {
        var outputs = census.template().get("Outputs");

        assertThat(outputs.propertyNames())
                .containsExactlyInAnyOrder("StateMachine", "ReportBucket", "Dashboard", "Notifications", "StartCensus");
        assertThat(outputs.get("StartCensus").toString())
                .contains("aws stepfunctions start-execution --region ", "--state-machine-arn ", "--input '{}'");
    }

    @Test
    void censuses_of_two_prefixes_share_no_name() {
        var other = Synthesized.census(Map.of("prefix", "census-dev"));

        assertThat(names(other)).hasSameSizeAs(names(census)).doesNotContainAnyElementsOf(names(census));
    }

    @Test
    void without_a_schedule_nothing_is_late() {
        var byHand = Synthesized.census(Map.of("schedule", "none"));

        assertThat(byHand.all("AWS::Scheduler::Schedule")).isEmpty();
        assertThat(byHand.all("AWS::SQS::Queue")).isEmpty();
        assertThat(byHand.all("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> text(alarm, "/AlarmName"))
                .doesNotContain("ebs-census-None", "ebs-census-NotStarted");
        byHand.annotations().hasNoError("*", Match.anyValue());
        byHand.annotations().hasNoWarning("*", Match.anyValue());
    }

    @Test
    void a_census_on_workdays_is_missed_after_two_weekends_worth_of_days() {
        var workdays = Synthesized.census(Map.of("schedule", "cron(0 2 ? * MON-FRI *)"));

        assertThat(workdays.all("AWS::CloudWatch::Alarm"))
                .filteredOn(alarm -> text(alarm, "/AlarmName").equals("ebs-census-None"))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.get("EvaluationPeriods").intValue()).isEqualTo(6);
                    assertThat(alarm.get("Period").intValue()).isEqualTo(86_400);
                });
    }

    @Test
    void a_schedule_too_sparse_for_alarms_or_snapshots_is_warned_of() {
        var monthly = Synthesized.census(Map.of("schedule", "cron(0 2 1 * ? *)"));

        monthly.annotations().hasWarning("*", Match.stringLikeRegexp("up to 31 days lie between two censuses"));
        monthly.annotations().hasWarning("*", Match.stringLikeRegexp("Lambda deletes their snapshots after 14"));
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
        assertThat(text(other.only("AWS::Scheduler::Schedule"), "/Target/Input"))
                .isEqualTo("{\"regions\":\"all\"}");
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

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).stringValue();
    }
}
