package ebscensus.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CensusRequestTest {
    private static final String ELEPHANT = "\ud83d\udc18";

    @Test
    void nothing_asked_for_is_every_instance_of_the_own_region() {
        var request = CensusRequest.DEFAULT;

        assertThat(request.regions()).isEqualTo(new Regions.Own());
        assertThat(request.filters()).isEmpty();
        assertThat(request.groupBy()).isEmpty();
        assertThat(request.callsPerSecond()).isEqualTo(10);
    }

    @Test
    void the_tag_keys_are_those_of_group_by_in_its_order() {
        var request =
                CensusRequest.DEFAULT.withGroupBy(List.of("tag:team", "tag:aws:autoscaling:groupName", "tag:tag:"));

        assertThat(request.tagKeys()).containsExactly("team", "aws:autoscaling:groupName", "tag:");
    }

    @Test
    void each_with_changes_one_thing_only() {
        var filters = filters("tag:env", "prod");
        var listed = new Regions.Listed(List.of("eu-west-1"));

        var request = CensusRequest.DEFAULT
                .withRegions(listed)
                .withFilters(filters)
                .withGroupBy(List.of("tag:team"))
                .withAttachedOnly(true)
                .withRequire(Requirement.EVERYTHING)
                .withCallsPerSecond(7)
                .withInProcessLimit(8);

        assertThat(request)
                .isEqualTo(new CensusRequest(
                        new Accounts.Own(),
                        AccountRole.DEFAULT,
                        listed,
                        filters,
                        List.of("tag:team"),
                        Tolerance.NONE,
                        true,
                        Requirement.EVERYTHING,
                        7,
                        8));
    }

    @Test
    void a_request_does_not_change_with_what_it_was_made_of() {
        var values = new ArrayList<>(List.of("prod"));
        var filters = new TreeMap<String, List<String>>(Map.of("tag:env", values));
        var request = CensusRequest.DEFAULT.withFilters(filters);

        values.add("dev");
        filters.clear();

        assertThat(request.filters()).isEqualTo(Map.of("tag:env", List.of("prod")));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 61, Integer.MAX_VALUE})
    void calls_per_second_out_of_range_are_refused(int calls) {
        refused(
                () -> CensusRequest.DEFAULT.withCallsPerSecond(calls),
                "callsPerSecond: " + calls + " is not allowed; allowed: a whole number from 1 to 60");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void the_slowest_and_the_fastest_rate_are_allowed(int calls) {
        assertThat(CensusRequest.DEFAULT.withCallsPerSecond(calls).callsPerSecond())
                .isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 100_001})
    void an_in_process_limit_out_of_range_is_refused(int limit) {
        refused(
                () -> CensusRequest.DEFAULT.withInProcessLimit(limit),
                "inProcessLimit: " + limit + " is not allowed; allowed: a whole number from 0 to 100000");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100_000})
    void the_least_and_the_largest_in_process_limit_are_allowed(int limit) {
        assertThat(CensusRequest.DEFAULT.withInProcessLimit(limit).inProcessLimit())
                .isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "TAG:team", "tag:", "", " tag:team"})
    void what_is_no_tag_is_no_key_to_group_by(String key) {
        refused(
                () -> CensusRequest.DEFAULT.withGroupBy(List.of(key)),
                "groupBy: \"" + key + "\" is not allowed; allowed: \"tag:\" and a tag key of 1 to 128 characters");
    }

    @Test
    void a_tag_key_has_up_to_128_characters_of_any_unicode() {
        String longest = "tag:" + ELEPHANT.repeat(128);

        assertThat(CensusRequest.DEFAULT.withGroupBy(List.of(longest)).groupBy())
                .containsExactly(longest);
        refused(
                () -> CensusRequest.DEFAULT.withGroupBy(List.of(longest + ELEPHANT)),
                "groupBy: \"tag:" + ELEPHANT.repeat(96) + "…\" (133 characters) is not allowed");
    }

    @Test
    void a_key_to_group_by_is_given_once() {
        refused(
                () -> CensusRequest.DEFAULT.withGroupBy(List.of("tag:a", "tag:b", "tag:a")),
                "groupBy: [tag:a, tag:b, tag:a] is not allowed; allowed: each key once");
    }

    @Test
    void more_than_5_keys_to_group_by_are_refused() {
        var six = IntStream.range(0, 6).mapToObj(n -> "tag:" + n).toList();

        assertThat(CensusRequest.DEFAULT.withGroupBy(six.subList(0, 5)).groupBy())
                .hasSize(5);
        refused(() -> CensusRequest.DEFAULT.withGroupBy(six), "groupBy: 6 is not allowed; allowed: at most 5 keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Name", "instance type", "instance_type", ".x", "x.", "\u001b[31m"})
    void what_is_no_filter_name_is_refused(String name) {
        refused(
                () -> CensusRequest.DEFAULT.withFilters(filters(name, "value")),
                "filters: \"" + Text.printable(name)
                        + "\" is not allowed; allowed: the name of a DescribeInstances filter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance-type", "block-device-mapping.volume-id", "vpc-id", "tag:env", "tag:\u001b"})
    void a_filter_name_of_EC2_is_allowed(String name) {
        assertThat(CensusRequest.DEFAULT.withFilters(filters(name, "value")).filters())
                .containsOnlyKeys(name);
    }

    @Test
    void a_filter_by_a_tag_without_a_key_is_refused() {
        refused(
                () -> CensusRequest.DEFAULT.withFilters(filters("tag:", "prod")),
                "filters: \"tag:\" is not allowed; allowed: \"tag:\" and a tag key of 1 to 128 characters");
    }

    @Test
    void a_filter_without_values_is_refused() {
        refused(
                () -> CensusRequest.DEFAULT.withFilters(new TreeMap<>(Map.of("tag:env", List.of()))),
                "filters.tag:env: [] is not allowed; allowed: one value or more");
    }

    @Test
    void an_empty_filter_value_is_refused() {
        refused(
                () -> CensusRequest.DEFAULT.withFilters(new TreeMap<>(Map.of("tag:env", List.of("prod", "")))),
                "filters.tag:env: \"\" is not allowed; allowed: a text of 1 to 255 characters");
    }

    @Test
    void a_filter_value_has_up_to_255_characters_of_any_unicode() {
        String longest = ELEPHANT.repeat(255);

        assertThat(CensusRequest.DEFAULT
                        .withFilters(filters("tag:env", longest))
                        .filters())
                .containsEntry("tag:env", List.of(longest));
        refused(
                () -> CensusRequest.DEFAULT.withFilters(filters("tag:env", longest + "x")),
                "filters.tag:env: \"" + ELEPHANT.repeat(100)
                        + "…\" (256 characters) is not allowed; allowed: a text of 1");
    }

    @Test
    void a_refusal_cannot_steer_the_terminal_that_shows_it() {
        assertThatThrownBy(() ->
                        CensusRequest.DEFAULT.withFilters(new TreeMap<>(Map.of("tag:\u001b[2J\u202e", List.of("")))))
                .hasMessageStartingWith("filters.tag:\\u001b[2J\\u202e: \"\" is not allowed");
    }

    @Test
    void more_than_50_filters_are_refused() {
        var filters = new TreeMap<String, List<String>>();
        IntStream.range(0, 50).forEach(n -> filters.put("tag:" + n, List.of("x")));
        assertThat(CensusRequest.DEFAULT.withFilters(filters).filters()).hasSize(50);
        filters.put("tag:50", List.of("x"));

        refused(
                () -> CensusRequest.DEFAULT.withFilters(filters),
                "filters: 51 is not allowed; allowed: at most 50 filters");
    }

    @Test
    void more_than_200_filter_values_are_refused() {
        var filters =
                new TreeMap<>(Map.of("tag:a", Collections.nCopies(100, "x"), "tag:b", Collections.nCopies(100, "x")));
        assertThat(CensusRequest.DEFAULT.withFilters(filters).filters()).hasSize(2);
        filters.put("tag:c", List.of("x"));

        refused(
                () -> CensusRequest.DEFAULT.withFilters(filters),
                "filters: 201 is not allowed; allowed: at most 200 values in all filters together");
    }

    @Test
    void no_regions_are_refused() {
        refused(
                () -> new Regions.Listed(List.of()),
                "regions: [] is not allowed; allowed: \"all\", or one region name or more");
    }

    @Test
    void a_region_is_given_once() {
        refused(
                () -> new Regions.Listed(List.of("eu-west-1", "eu-west-1")),
                "regions: [eu-west-1, eu-west-1] is not allowed; allowed: each region once");
    }

    @Test
    void a_malformed_region_is_refused_by_name() {
        refused(
                () -> new Regions.Listed(List.of("eu-west-1", "Ireland")),
                "regions: \"Ireland\" is not allowed; allowed: a region name, such as \"eu-west-1\"");
    }

    private static SortedMap<String, List<String>> filters(String name, String value) {
        return new TreeMap<>(Map.of(name, List.of(value)));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidRequest.class).hasMessageStartingWith(message);
    }
}
