package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.logs.RetentionDays;
import tools.jackson.databind.JsonNode;

/** What the settings for the rules of an organization change. */
class OperatorSettingsTest {
    private static final String REGION = "cn-north-1";

    @Test
    void a_new_key_encrypts_bucket_logs_topic_and_queue_and_outlives_the_stack() {
        var stack = alone("key");

        assertThat(stack.resources("AWS::KMS::Key").findFirst().orElseThrow().toString())
                .contains("\"EnableKeyRotation\":true", "\"DeletionPolicy\":\"Retain\"");
        assertThat(encrypted(stack)).hasSize(4 + 3).allMatch(reference -> reference.contains("Key"));
    }

    @Test
    void a_given_key_does_too_and_nothing_is_made() {
        var stack = alone("key-given");

        assertThat(stack.all("AWS::KMS::Key")).isEmpty();
        assertThat(encrypted(stack)).hasSize(4 + 3).allMatch(reference -> reference.contains(":key/0a1b2c3d"));
    }

    @Test
    void whoever_reads_or_writes_what_is_encrypted_may_use_the_key() {
        assertThat(added("key"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(
                                                "FunctionsListInstancesRole",
                                                "FunctionsMeasureChunkRole",
                                                "FunctionsReducePartialsRole",
                                                "MachineRole",
                                                "ScheduleRole")
                                        .flatMap(role -> Stream.of(
                                                role + " allow kms:Decrypt on Key",
                                                role + " allow kms:GenerateDataKey on Key")),
                                keyPolicy())
                        .toList());
    }

    @Test
    void the_state_machine_may_publish_to_the_topic_where_summaries_are_asked_for_and_only_there() {
        assertThat(added("summary")).containsExactly("MachineRole allow sns:Publish on NoticesTopic");
        assertThat(alone("summary").all("AWS::Lambda::Function"))
                .filteredOn(function -> function.at("/Environment/Variables").has("CENSUS_SUMMARY"))
                .singleElement()
                .satisfies(function -> {
                    var variables = function.at("/Environment/Variables");
                    assertThat(variables.get("CENSUS_SUMMARY").stringValue()).isEqualTo("weekly");
                    assertThat(variables.get("CENSUS_LINK").toString())
                            .contains("/s3/object/", "?region=", "&prefix=", "console.aws.amazon.com");
                });
    }

    @Test
    void every_role_has_the_boundary_and_the_path() {
        assertThat(alone("permissionsBoundary").all("AWS::IAM::Role"))
                .hasSize(5)
                .allSatisfy(role ->
                        assertThat(role.path("PermissionsBoundary").toString()).contains(":policy/teams/Boundary"));
        assertThat(alone("rolePath").all("AWS::IAM::Role"))
                .hasSize(5)
                .allMatch(role -> role.path("Path").stringValue("").equals("/teams/finops/"));
    }

    @Test
    void the_role_of_members_has_the_boundary_by_default_too() {
        assertThat(Synthesized.memberRole(Map.of("permissionsBoundary", "teams/Boundary", "rolePath", "/teams/finops/"))
                        .template()
                        .get("Parameters")
                        .toString())
                .contains("\"Default\":\"teams/Boundary\"", "\"Default\":\"/teams/finops/\"");
    }

    @Test
    void whatever_a_template_can_tag_is_tagged() {
        var tagged = alone("tags").template().get("Resources").values().stream()
                .filter(resource -> resource.at("/Properties/Tags").toString().contains("finops"))
                .map(resource -> resource.get("Type").stringValue())
                .distinct();

        assertThat(tagged)
                .containsExactlyInAnyOrder(
                        "AWS::S3::Bucket",
                        "AWS::Logs::LogGroup",
                        "AWS::IAM::Role",
                        "AWS::Lambda::Function",
                        "AWS::StepFunctions::StateMachine",
                        "AWS::SQS::Queue",
                        "AWS::SNS::Topic",
                        "AWS::CloudWatch::Alarm",
                        "AWS::Athena::WorkGroup");
        assertThat(alone("tags").stackTags()).isEqualTo(Map.of("team", "finops", "cost center", "42"));
    }

    @Test
    void in_a_VPC_functions_reach_HTTPS_and_nothing_reaches_them() {
        var stack = alone("vpc");

        assertThat(stack.all("AWS::Lambda::Function"))
                .hasSize(3)
                .allSatisfy(function -> assertThat(function.get("VpcConfig").toString())
                        .contains("subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891", "FunctionsNetworkGroup"));
        var group = stack.only("AWS::EC2::SecurityGroup");
        assertThat(group.has("SecurityGroupIngress")).isFalse();
        assertThat(group.get("SecurityGroupEgress").values())
                .hasSize(2)
                .allMatch(rule -> rule.get("FromPort").intValue() == 443
                        && rule.get("ToPort").intValue() == 443);
    }

    @Test
    void a_given_security_group_is_used_and_none_is_made() {
        var stack = alone("vpc-and-group");

        assertThat(stack.all("AWS::EC2::SecurityGroup")).isEmpty();
        assertThat(stack.all("AWS::Lambda::Function"))
                .allMatch(function ->
                        function.at("/VpcConfig/SecurityGroupIds").toString().equals("[\"sg-0a1b2c3d4e5f67890\"]"));
    }

    @Test
    void network_interfaces_are_for_Lambda_and_not_for_the_code() {
        assertThat(added("vpc"))
                .hasSize(3 * 2 * 6)
                .allMatch(line ->
                        line.matches("Functions\\w+Role (allow ec2:\\w+ on \\*|deny ec2:\\w+ on \\* if ArnEquals"
                                + " lambda:SourceFunctionArn .+:function:ebs-census-[a-z-]+)"));
    }

    /** Logs and traces are Lambda's own calls: docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html. */
    @Test
    void the_handbook_names_an_endpoint_for_every_service_that_the_code_calls() throws IOException {
        var called = Permissions.of(Synthesized.census(Variant.ALL.settings(), REGION)).stream()
                .filter(line ->
                        line.startsWith("Functions") && line.contains(" allow ") && !line.contains(" to Service "))
                .map(line -> line.replaceFirst(".* allow ([a-z0-9]+):.*", "$1"))
                .filter(service -> !List.of("logs", "xray", "kms").contains(service));
        var documented = Pattern.compile(
                        "^\\| `([a-z0-9]+)` \\| (?:gateway|interface|none) [^|]+ \\| [^|]+ \\| [^|]+ \\|$",
                        Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("..", "docs", "operations.md")))
                .results()
                .map(row -> row.group(1));

        assertThat(called.distinct()).containsExactlyInAnyOrderElementsOf(documented.toList());
    }

    @Test
    void endpoints_of_one_region_are_not_enough_for_others() {
        var message = "VPC endpoints reach only their own region, and the census calls ";

        Synthesized.census(Variant.ALL.settings(), REGION)
                .annotations()
                .hasWarning("*", Match.stringLikeRegexp(message + "EC2 in other regions"));
        alone("vpc").annotations().hasNoWarning("*", Match.anyValue());
    }

    @Test
    void a_bucket_that_is_there_is_used_and_left_as_it_is() {
        var stack = alone("bucket");

        assertThat(stack.all("AWS::S3::Bucket")).isEmpty();
        assertThat(stack.all("AWS::S3::BucketPolicy")).isEmpty();
        assertThat(stack.all("AWS::Lambda::Function"))
                .allMatch(function -> function.at("/Environment/Variables/CENSUS_BUCKET")
                        .stringValue("")
                        .equals("finops-reports"));
    }

    @Test
    void a_topic_that_is_there_gets_the_alarms_and_none_is_made() {
        var stack = alone("topic");

        assertThat(stack.all("AWS::SNS::Topic")).isEmpty();
        assertThat(stack.all("AWS::CloudWatch::Alarm"))
                .hasSize(6)
                .allMatch(alarm -> alarm.get("AlarmActions")
                        .toString()
                        .equals(alarm.get("OKActions").toString()))
                .allMatch(alarm ->
                        alarm.get("AlarmActions").toString().equals("[\"arn:aws:sns:us-east-1:111122223333:ops\"]"));
    }

    @Test
    void account_ids_are_logged_only_where_that_is_asked_for() {
        var byDefault = Synthesized.census(Variant.DEFAULT.settings(), REGION);

        assertThat(logging(byDefault)).contains("\"IncludeExecutionData\":false", "\"Level\":\"ALL\"");
        assertThat(logging(alone("logExecutionData"))).contains("\"IncludeExecutionData\":true");
        assertThat(logging(alone("logLevel"))).contains("\"Level\":\"ERROR\"");
    }

    @Test
    void logs_are_kept_as_long_as_CloudWatch_can() {
        assertThat(alone("logRetentionDays").all("AWS::Logs::LogGroup"))
                .hasSize(4)
                .allMatch(log -> log.get("RetentionInDays").intValue() == 3288);
    }

    @Test
    void every_retention_that_CloudWatch_has_can_be_chosen_but_for_ever() {
        assertThat(Logs.RETENTION_DAYS).hasSize(RetentionDays.values().length - 1);
    }

    @Test
    void the_lister_is_told_how_many_workers_there_may_be() {
        assertThat(alone("maxWorkers").all("AWS::Lambda::Function"))
                .extracting(function ->
                        function.at("/Environment/Variables/CENSUS_MAX_WORKERS").stringValue("none"))
                .containsExactlyInAnyOrder("20", "none", "none");
    }

    @Test
    void without_volumes_nobody_may_write_them_and_the_functions_know() {
        assertThat(alone("volumes").all("AWS::Lambda::Function"))
                .extracting(function ->
                        function.at("/Environment/Variables/CENSUS_VOLUMES").stringValue("none"))
                .containsExactlyInAnyOrder("false", "false", "none");
        var left = Permissions.of(alone("volumes"));
        assertThat(Permissions.of(Synthesized.census(Variant.DEFAULT.settings(), REGION)).stream()
                        .filter(line -> !left.contains(line)))
                .containsExactlyInAnyOrder(
                        "FunctionsListInstancesRole allow s3:PutObject on ReportsBucket/volumes/*",
                        "FunctionsMeasureChunkRole allow s3:GetObject on ReportsBucket/runs/*/plan.json",
                        "FunctionsMeasureChunkRole allow s3:ListBucket on ReportsBucket if StringLike s3:prefix"
                                + " runs/*/plan.json",
                        "FunctionsMeasureChunkRole allow s3:PutObject on ReportsBucket/volumes/*");
        assertThat(added("volumes")).isEmpty();
    }

    @Test
    void what_may_be_missing_is_part_of_the_request() {
        assertThat(alone("tolerate")
                        .only("AWS::Scheduler::Schedule")
                        .at("/Target/Input")
                        .stringValue())
                .isEqualTo("{\"require\":\"everything\",\"tolerate\":[\"me-south-1\"]}");
    }

    @Test
    void the_stack_can_be_protected_from_deletion() {
        assertThat(alone("terminationProtection").isProtected()).isTrue();
        assertThat(alone("tags").isProtected()).isFalse();
    }

    @Test
    void what_a_region_lacks_is_off_there_unless_it_is_asked_for() {
        assertThat(features("us-east-1")).isEqualTo("snapshot trace");
        assertThat(features("cn-north-1")).isEqualTo("");
        assertThat(features("us-gov-west-1")).isEqualTo(" trace");
        assertThat(features("ap-southeast-6")).isEqualTo(" trace");
        assertThat(Settings.read(
                                Map.<String, Object>of("snapStart", "true", "tracing", "true")::get,
                                environment(REGION))
                        .workers())
                .matches(workers -> workers.snapStart() && workers.tracing());
        assertThat(Settings.read(key -> null, Map.of()).workers())
                .matches(workers -> workers.snapStart() && workers.tracing());
    }

    private static String features(String region) {
        var function = Synthesized.census(Variant.DEFAULT.settings(), region)
                .all("AWS::Lambda::Function")
                .getFirst();
        return (function.has("SnapStart") ? "snapshot" : "") + (function.has("TracingConfig") ? " trace" : "");
    }

    private static Map<String, String> environment(String region) {
        return Map.of(Settings.REGION_VARIABLE, region);
    }

    private static Synthesized alone(String name) {
        return Variant.each().stream()
                .filter(variant -> variant.name().equals(name))
                .map(variant -> Synthesized.census(variant.settings(), REGION))
                .findFirst()
                .orElseThrow();
    }

    /** The permissions that a setting adds to those of the default. */
    private static List<String> added(String name) {
        var before = Permissions.of(Synthesized.census(Variant.DEFAULT.settings(), REGION));
        return Permissions.of(alone(name)).stream()
                .filter(line -> !before.contains(line))
                .toList();
    }

    private static Stream<String> keyPolicy() {
        String group = "arn:AWS::Partition:logs:AWS::Region:AWS::AccountId:log-group:";
        String logs = " on * to Service logs.AWS::Region.AWS::URLSuffix if ArnLike kms:EncryptionContext:aws:logs:arn ["
                + group + "/aws/lambda/ebs-census-*, " + group + "/aws/vendedlogs/states/ebs-census]";
        String alarms = " on * to Service cloudwatch.amazonaws.com if StringEquals aws:SourceAccount AWS::AccountId";
        return Stream.of(
                "Key allow kms:* on * to AWS arn:AWS::Partition:iam::AWS::AccountId:root",
                "Key allow kms:Decrypt" + alarms,
                "Key allow kms:GenerateDataKey*" + alarms,
                "Key allow kms:Decrypt" + logs,
                "Key allow kms:Describe*" + logs,
                "Key allow kms:Encrypt" + logs,
                "Key allow kms:GenerateDataKey*" + logs,
                "Key allow kms:ReEncrypt*" + logs);
    }

    /** The keys of logs, bucket, topic and queue. */
    private static List<String> encrypted(Synthesized stack) {
        return Stream.of(
                        stack.all("AWS::Logs::LogGroup").stream().map(log -> log.get("KmsKeyId")),
                        stack.all("AWS::S3::Bucket").stream()
                                .map(bucket -> bucket.at("/BucketEncryption/ServerSideEncryptionConfiguration/0")),
                        stack.all("AWS::SNS::Topic").stream().map(topic -> topic.get("KmsMasterKeyId")),
                        stack.all("AWS::SQS::Queue").stream().map(queue -> queue.get("KmsMasterKeyId")))
                .flatMap(keys -> keys)
                .map(JsonNode::toString)
                .toList();
    }

    private static String logging(Synthesized stack) {
        return stack.only("AWS::StepFunctions::StateMachine")
                .get("LoggingConfiguration")
                .toString();
    }
}
