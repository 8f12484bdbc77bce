package ebscensus.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Regions;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Tolerance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestJsonTest {
    private static final String FULL = """
        {"accounts": {"organizationalUnits": ["ou-ab12-cdefgh34"], "exclude": ["444455556666"]},
         "role": "Reader", "externalId": "secret:42", "tolerate": ["me-south-1", "111122223333/eu-west-1"],
         "regions": ["eu-west-1", "us-gov-west-1"], "filters": {"tag:env": ["prod", "pre prod"], "instance-type": ["m5.*"]},
         "groupBy": ["tag:team", "tag:cost center"], "attachedOnly": true, "require": "everything",
         "callsPerSecond": 5, "inProcessLimit": 0}
        """;

    @Test
    void an_empty_object_is_this_account_this_region_every_instance() {
        assertThat(parse("{}")).isEqualTo(CensusRequest.DEFAULT);
    }

    @Test
    void what_the_console_of_Step_Functions_fills_in_is_ignored() {
        String prefilled = "{\"Comment\": \"Insert your JSON here\"}";

        assertThat(parse(prefilled)).isEqualTo(CensusRequest.DEFAULT);
        assertThat(Schemas.complaints(RequestJson.class, "request", prefilled)).isEmpty();
    }

    @Test
    void the_schema_knows_the_execution_that_is_to_be_completed() {
        for (String name :
                List.of("nightly", "Zählung (2026)", "arn:aws:states:eu-west-1:111122223333:execution:c:n")) {
            assertThat(Schemas.complaints(
                            RequestJson.class, "request", "{\"rerun\": \"" + name.replace(" ", "_") + "\"}"))
                    .isEmpty();
        }
        for (String name : List.of("", "a b", "a/b", "a:b", "x".repeat(81))) {
            assertThat(Schemas.complaints(RequestJson.class, "request", "{\"rerun\": \"" + name + "\"}"))
                    .as(name)
                    .isNotEmpty();
        }
    }

    @Test
    void fields_that_are_left_out_are_those_of_the_base() {
        var base = CensusRequest.DEFAULT.withCallsPerSecond(3).withGroupBy(List.of("tag:team"));

        assertThat(RequestJson.parse(Json.readTree("{\"callsPerSecond\": 7}".getBytes(UTF_8)), base))
                .isEqualTo(base.withCallsPerSecond(7));
    }

    @Test
    void every_field_is_read() {
        assertThat(parse(FULL))
                .isEqualTo(new CensusRequest(
                        new Accounts.Organization(List.of("ou-ab12-cdefgh34"), List.of("444455556666")),
                        new AccountRole("Reader", "secret:42"),
                        new Regions.Listed(List.of("eu-west-1", "us-gov-west-1")),
                        new TreeMap<>(Map.of("tag:env", List.of("prod", "pre prod"), "instance-type", List.of("m5.*"))),
                        List.of("tag:team", "tag:cost center"),
                        new Tolerance(List.of("me-south-1", "111122223333/eu-west-1")),
                        true,
                        Requirement.EVERYTHING,
                        5,
                        0));
    }

    @Test
    void all_regions_are_asked_for_by_one_word() {
        assertThat(parse("{\"regions\": \"all\"}").regions()).isEqualTo(new Regions.AllEnabled());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                FULL,
                "{\"regions\": \"all\"}",
                "{\"accounts\": \"organization\"}",
                "{\"accounts\": [\"111122223333\"]}"
            })
    void what_is_written_is_read_back_and_fits_the_schema(String json) {
        var written = RequestJson.write(parse(json));

        assertThat(RequestJson.parse(written)).isEqualTo(parse(json));
        assertThat(Schemas.complaints(RequestJson.class, "request", written.toString()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
        {"region": "all"}                     | field: "region" is not allowed     | did you mean "regions"?
        {"callsPerSec": 1}                    | "callsPerSec"                      | did you mean "callsPerSecond"?
        {"regions": "eu-west-1"}              | regions: "eu-west-1"         | an array of region names
        {"regions": []}                       | regions: []                        | one region name or more
        {"regions": ["eu_west_1"]}            | regions: "eu_west_1"               | a region name, such as "eu-west-1"
        {"regions": ["../../x"]}              | regions: "../../x"                 | a region name
        {"regions": ["eu-west-1", 1]}         | regions: 1                         | texts in double quotes
        {"regions": null}                     | regions: null                      | an array of region names
        {"attachedOnly": "true"}              | attachedOnly: "true"         | true or false, without quotes
        {"attachedOnly": null}                | attachedOnly: null           | true or false
        {"require": "all"}                    | require: "all"               | "attached" or "everything"
        {"require": true}                     | require: true                | a string in double quotes
        {"callsPerSecond": "10"}              | callsPerSecond: "10"         | a whole number, without quotes
        {"callsPerSecond": 1.5}               | callsPerSecond: 1.5                | a whole number
        {"callsPerSecond": 1e40}              | callsPerSecond: 1E+40             | a whole number
        {"callsPerSecond": 99999999999}       | callsPerSecond: 99999999999        | a whole number
        {"callsPerSecond": null}              | callsPerSecond: null               | a whole number
        {"callsPerSecond": -1}                | callsPerSecond: -1                 | from 1 to 60
        {"callsPerSecond": 0}                 | callsPerSecond: 0                  | from 1 to 60
        {"inProcessLimit": -1}                | inProcessLimit: -1                 | from 0 to 100000
        {"filters": []}                       | filters: []                        | {"tag:env": ["prod"]}
        {"filters": {"tag:env": "prod"}}      | filters.tag:env: "prod"      | an array of strings
        {"filters": {"tag:env": [""]}}        | filters.tag:env: ""                | 1 to 255 characters
        {"filters": {"tag:env": []}}          | filters.tag:env: []                | one value or more
        {"filters": {"tag:": ["x"]}}          | filters: "tag:"                    | a tag key of 1 to 128
        {"filters": {"Tag Env": ["x"]}}       | filters: "Tag Env"                 | such as "tag:env"
        {"groupBy": ["team"]}                 | groupBy: "team"                    | such as "tag:team"
        {"groupBy": ["tag:a", "tag:a"]}       | groupBy: [tag:a, tag:a]            | each key once
        {"accounts": "111122223333"}          | accounts: "111122223333" | an array of account ids
        {"accounts": ["11112222333"]}         | accounts: "11112222333"  | an account id of 12 digits
        {"accounts": {"excluded": []}}        | "excluded"               | did you mean "exclude"?
        {"accounts": {"organizationalUnits": ["../x"]}} | organizationalUnits: "../x" | the id of an organizational unit
        {"role": "a/../b"}                    | role: "a/../b"           | the name of an IAM role
        {"role": 7}                           | role: 7                  | a string in double quotes
        {"externalId": "a b"}                 | externalId: "a b"        | 2 to 1,224
        {"tolerate": ["europe"]}              | tolerate: "europe"       | an account id, a region name, or both
        {"tolerate": ["1/eu-west-1"]}         | tolerate: "1"            | an account id of 12 digits
        []                                    | the request: []                    | a JSON object
        {"regions": "all", "regions": "all"}  | the request is not JSON            | regions
        {                                     | the request is not JSON            | end-of-input
        """)
    void whatever_is_wrong_is_refused_with_its_field_its_value_and_what_is_allowed(
            String json, String fieldAndValue, String allowed) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> parse(json))
                .withMessageContaining(fieldAndValue)
                .withMessageContaining(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"region\": \"all\"}",
                "{\"regions\": []}",
                "{\"regions\": [\"eu_west_1\"]}",
                "{\"callsPerSecond\": \"10\"}",
                "{\"callsPerSecond\": 0}",
                "{\"callsPerSecond\": 61}",
                "{\"inProcessLimit\": 100001}",
                "{\"filters\": {\"tag:env\": [\"\"]}}",
                "{\"filters\": {\"tag:env\": []}}",
                "{\"filters\": {\"Tag Env\": [\"x\"]}}",
                "{\"groupBy\": [\"team\"]}",
                "{\"accounts\": \"111122223333\"}",
                "{\"accounts\": []}",
                "{\"accounts\": [\"11112222333\"]}",
                "{\"accounts\": {\"excluded\": []}}",
                "{\"role\": \"a/../b\"}",
                "{\"externalId\": \"a b\"}",
                "{\"tolerate\": [\"europe\"]}",
                "{\"groupBy\": [\"tag:a\", \"tag:a\"]}"
            })
    void the_schema_refuses_what_the_codec_refuses(String json) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> parse(json));
        assertThat(Schemas.complaints(RequestJson.class, "request", json)).isNotEmpty();
    }

    @Test
    void a_request_of_256_KiB_is_refused_in_one_short_line_without_its_control_characters() {
        var json = "{\"filters\": {\"tag:env\": [\"\\u001b[2J" + "x".repeat(256 * 1024) + "\"]}}";

        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> parse(json))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("\u001b"));
    }

    @ParameterizedTest(name = "request {index}")
    @MethodSource("hostileRequests")
    void a_request_that_attacks_its_reader_is_refused_in_one_short_line_too(String json) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> parse(json))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContain("\u001b", "\n"));
    }

    static Stream<String> hostileRequests() {
        String name = "\\u001b[2J\\n" + "x".repeat(40_000);
        return Stream.of(
                "{\"" + name + "\": 1}",
                "{\"" + name + "\": 1, \"" + name + "\": 2}",
                "{\"regions\": \"all\", \"" + name + "\"",
                "[".repeat(256 * 1024),
                "{\"filters\":".repeat(20_000),
                "{\"callsPerSecond\": " + "9".repeat(256 * 1024) + "}",
                "{\"accounts\": [" + "\"111122223333\",".repeat(17_000) + "\"" + name + "\"]}",
                "{\"groupBy\": [\"tag:" + name + "\"]}",
                "\u001b[2J\n".repeat(30_000));
    }

    private static CensusRequest parse(String json) {
        return RequestJson.parse(json.getBytes(UTF_8));
    }
}
