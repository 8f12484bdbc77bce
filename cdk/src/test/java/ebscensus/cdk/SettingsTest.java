package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.cdk.Storage.Encryption;
import ebscensus.cdk.Workers.Processor;
import ebscensus.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import tools.jackson.databind.JsonNode;

class SettingsTest {
    @Test
    void nothing_has_to_be_set() {
        assertThat(read(Map.of()))
                .isEqualTo(new Settings(
                        "ebs-census",
                        Optional.empty(),
                        new Timing(Optional.of("cron(0 2 * * ? *)"), ZoneId.of("UTC"), OptionalInt.of(48)),
                        json("{}"),
                        new Notices(Optional.empty(), Optional.empty(), Optional.empty()),
                        new Storage(
                                Optional.empty(),
                                Duration.ofDays(1095),
                                true,
                                Duration.ofDays(35),
                                new Encryption.OfAws(),
                                true),
                        new Logs(30, LogLevel.ALL, false),
                        new Workers(3538, Processor.ARM64, true, true, 100),
                        Optional.empty(),
                        new Roles(Optional.empty(), "/"),
                        Optional.empty(),
                        Map.of(),
                        false));
    }

    @Test
    void the_request_names_the_role_of_other_accounts() {
        assertThat(read(Map.of()).memberRole()).isEqualTo("EbsCensusReader");
        assertThat(read(Map.of("request", "{\"role\":\"Reader\"}")).memberRole())
                .isEqualTo("Reader");
    }

    @Test
    void other_accounts_are_those_of_an_organization() {
        var accounts = Map.<String, Object>of("request", "{\"accounts\":\"organization\"}");

        assertThatThrownBy(() -> read(accounts))
                .hasMessageStartingWith(
                        "setting organizationId: \"\" is not allowed; allowed: the id of the organization,"
                                + " because the request has other accounts");
    }

    @Test
    void context_goes_before_the_environment() {
        var environment = Map.of("CENSUS_PREFIX", "census-dev", "CENSUS_TIME_ZONE", "Europe/Berlin");

        var settings = Settings.read(Map.<String, Object>of("prefix", "census-prod")::get, environment);

        assertThat(settings.prefix()).isEqualTo("census-prod");
        assertThat(settings.timing().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void cdk_json_may_hold_numbers_and_objects() {
        var settings = read(Map.of("memory", 1769, "request", Map.of("groupBy", List.of("tag:team"))));

        assertThat(settings.workers().memory()).isEqualTo(1769);
        assertThat(settings.request()).isEqualTo(json("{\"groupBy\":[\"tag:team\"]}"));
    }

    @Test
    void a_census_may_have_no_schedule() {
        assertThat(read(Map.of("schedule", "none")).timing().schedule()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cron(0 2 * * ? *)       | 48
        cron(0 */6 ? * * *)     | 48
        rate(30 minutes)        | 48
        rate(24 hours)          | 48
        rate(1 day)             | 48
        cron(0 2 ? * MON-FRI *) |
        cron(0 2 L * ? *)       |
        cron(0 2 * * ? 2027)    |
        rate(25 hours)          |
        rate(7 days)            |
        none                    |
        """)
    void a_daily_census_is_missed_after_two_days(String schedule, @Nullable Integer hours) {
        assertThat(read(Map.of("schedule", schedule)).timing().alarmWindowHours())
                .isEqualTo(hours == null ? OptionalInt.empty() : OptionalInt.of(hours));
    }

    @Test
    void lists_may_be_lists_in_cdk_json() {
        assertThat(read(Map.of("regions", List.of("eu-west-1", "us-east-1"))).request())
                .isEqualTo(json("{\"regions\":[\"eu-west-1\",\"us-east-1\"]}"));
    }

    @Test
    void a_VPC_needs_subnets() {
        assertThatThrownBy(() -> read(Map.of("vpc", "vpc-0a1b2c3d")))
                .hasMessageStartingWith(
                        "setting subnets: \"\" is not allowed; allowed: ids of subnets of the setting vpc");
    }

    @Test
    void what_may_be_missing_is_given_once() {
        assertThatThrownBy(() -> read(Map.of("request", "{\"tolerate\":[\"me-south-1\"]}", "tolerate", "me-south-1")))
                .hasMessageStartingWith("setting tolerate: \"me-south-1\" is not allowed; allowed: nothing, because the"
                        + " setting request already has tolerate");
    }

    @Test
    void the_schedule_requires_everything_unless_its_request_says_otherwise() {
        assertThat(read(Map.of("regions", "all")).scheduledRequest())
                .isEqualTo(json("{\"require\":\"everything\",\"regions\":\"all\"}"));
        assertThat(read(Map.of("request", "{\"require\":\"attached\"}")).scheduledRequest())
                .isEqualTo(json("{\"require\":\"attached\"}"));
    }

    @Test
    void regions_become_part_of_the_request() {
        var request = Map.<String, Object>of("request", "{\"callsPerSecond\":5}", "regions", "eu-west-1,us-east-1");

        assertThat(read(request).request())
                .isEqualTo(json("{\"callsPerSecond\":5,\"regions\":[\"eu-west-1\",\"us-east-1\"]}"));
        assertThat(read(Map.of("regions", "all")).request()).isEqualTo(json("{\"regions\":\"all\"}"));
    }

    @Test
    void regions_are_given_once() {
        assertThatThrownBy(() -> read(Map.of("request", "{\"regions\":\"all\"}", "regions", "eu-west-1")))
                .hasMessageStartingWith("setting regions: \"eu-west-1\" is not allowed; allowed: nothing, because the"
                        + " setting request already has regions");
    }

    @Test
    void a_wrong_request_is_refused_in_the_words_of_the_functions() {
        assertThatThrownBy(() -> read(Map.of("request", "{\"region\":\"all\"}")))
                .hasMessageStartingWith("setting request: \"{\"region\":\"all\"}\" is not allowed; allowed: a census"
                        + " request, but: field: \"region\" is not allowed")
                .hasMessageContaining("did you mean \"regions\"?");
        assertThatThrownBy(() -> read(Map.of("regions", "eu-west-1,Ireland")))
                .hasMessageStartingWith("setting regions: \"eu-west-1,Ireland\" is not allowed")
                .hasMessageContaining("regions: \"Ireland\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        prefix                | Census                | 2 to 34 lower-case letters, digits and hyphens, beginning with a letter
        prefix                | census-               | 2 to 34 lower-case letters, digits and hyphens, beginning with a letter
        schedule              | nightly               | cron(minutes hours day-of-month month day-of-week year), rate(
        schedule              | 0 2 * * *             | cron(minutes hours day-of-month month day-of-week year), rate(
        schedule              | cron(0 2 * * *)       | cron(minutes hours day-of-month month day-of-week year), rate(
        schedule              | at(2026-11-01T02:00)  | cron(minutes hours day-of-month month day-of-week year), rate(
        schedule              | rate(0 days)          | cron(minutes hours day-of-month month day-of-week year), rate(
        timeZone              | Berlin                | the name of a time zone, such as UTC or Europe/Berlin
        alarmWindowHours      | 169                   | a whole number from 1 to 168
        email                 | platform team         | an e-mail address
        topic                 | ops                   | the ARN of an SNS topic, such as arn:aws:sns:
        summary               | hourly                | never, daily or weekly
        reportRetentionDays   | 0                     | a whole number from 1 to 36500
        reportRetentionDays   | 99999999999           | a whole number from 1 to 36500
        volumes               | off                   | true or false
        volumeRetentionDays   | 0                     | a whole number from 1 to 36500
        bucket                | Reports               | the name of an S3 bucket
        key                   | alias/finops          | new, or the ARN of a KMS key (not of an alias)
        athena                | yes                   | true or false
        memory                | 512                   | a whole number from 1024 to 10240
        memory                | 2 GB                  | a whole number from 1024 to 10240
        logRetentionDays      | 31                    | one of [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545,
        logLevel              | INFO                  | OFF or ALL or ERROR or FATAL
        logExecutionData      | yes                   | true or false
        architecture          | arm                   | arm64 or x86_64
        snapStart             | on                    | true or false
        tracing               | off                   | true or false
        maxWorkers            | 0                     | a whole number from 1 to 1000
        organizationId        | 111122223333          | the id of an AWS organization, such as o-a1b2c3d4e5
        permissionsBoundary   | arn:aws:iam::1:policy/B | the name of a managed policy of the account (not its ARN)
        rolePath              | /teams                | a path of roles that begins and ends with a slash
        tags                  | team                  | at most 50 tags as key=value, separated by commas
        tags                  | team=a,team=b         | at most 50 tags as key=value, separated by commas
        tags                  | aws:team=a            | at most 50 tags as key=value, separated by commas
        vpc                   | main                  | the id of a VPC
        subnets               | subnet-0a1b2c3d       | nothing, unless the setting vpc is also set
        securityGroup         | sg-0a1b2c3d           | nothing, unless the setting vpc is also set
        terminationProtection | 1                     | true or false
        """)
    void a_refusal_names_the_setting_its_value_and_what_is_allowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("setting " + key + ": \"" + value + "\" is not allowed; allowed: " + allowed)
                .hasMessageContaining(" (set it by -c " + key + "=... or CENSUS_");
    }

    @ParameterizedTest
    @EnumSource
    void the_operators_handbook_has_it_with_its_variable_and_its_default(Setting setting) throws IOException {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "` ";

        assertThat(Files.readString(Path.of("..", "docs", "operations.md")))
                .contains("\n| `%s` | `%s` | %s| ".formatted(setting.key(), setting.variable(), fallback));
    }

    private static Settings read(Map<String, Object> context) {
        return Settings.read(context::get, Map.of());
    }

    private static JsonNode json(String text) {
        return Json.readTree(text.getBytes(StandardCharsets.UTF_8));
    }
}
