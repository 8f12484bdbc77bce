package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.cdk.Settings.Processor;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SettingsTest {
    @Test
    void nothing_has_to_be_set() {
        assertThat(read(Map.of()))
                .isEqualTo(new Settings(
                        "ebs-census",
                        Optional.of(new Timetable("cron(0 2 * * ? *)", Duration.ofDays(1))),
                        ZoneId.of("UTC"),
                        json("{}"),
                        Optional.empty(),
                        Duration.ofDays(1095),
                        30,
                        3538,
                        Processor.ARM64,
                        Optional.empty()));
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
        assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void cdk_json_may_hold_numbers_and_objects() {
        var settings = read(Map.of("memory", 1769, "request", Map.of("groupBy", List.of("tag:team"))));

        assertThat(settings.memory()).isEqualTo(1769);
        assertThat(settings.request()).isEqualTo(json("{\"groupBy\":[\"tag:team\"]}"));
    }

    @Test
    void a_census_may_have_no_schedule() {
        assertThat(read(Map.of("schedule", "none")).timetable()).isEmpty();
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
                        + " setting request has regions already");
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
        prefix              | Census              | 2 to 40 small letters, digits and hyphens, a letter first
        prefix              | census-             | 2 to 40 small letters, digits and hyphens, a letter first
        timeZone            | Berlin              | the name of a time zone, such as UTC or Europe/Berlin
        email               | platform team       | an e-mail address
        reportRetentionDays | 0                   | a whole number from 1 to 36500
        reportRetentionDays | 99999999999         | a whole number from 1 to 36500
        memory              | 512                 | a whole number from 1024 to 10240
        memory              | 2 GB                | a whole number from 1024 to 10240
        logRetentionDays    | 31                  | one of [1, 3, 5, 7, 14, 30, 60, 90, 180, 365, 731, 1096, 1827, 3653]
        architecture        | arm                 | arm64 or x86_64
        organizationId      | 111122223333        | the id of an AWS organization, such as o-a1b2c3d4e5
        """)
    void a_refusal_names_the_setting_its_value_and_what_is_allowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("setting " + key + ": \"" + value + "\" is not allowed; allowed: " + allowed
                        + " (set it by -c " + key + "=... or CENSUS_");
    }

    @ParameterizedTest
    @EnumSource
    void the_readme_has_it_with_its_variable_and_its_default(Setting setting) throws IOException {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "` ";

        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains("\n| `%s` | `%s` | %s| ".formatted(setting.key(), setting.variable(), fallback));
    }

    private static Settings read(Map<String, Object> context) {
        return Settings.read(context::get, Map.of());
    }

    private static JsonNode json(String text) {
        return Json.readTree(text.getBytes(StandardCharsets.UTF_8));
    }
}
