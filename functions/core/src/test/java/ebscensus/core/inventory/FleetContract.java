package ebscensus.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Fleet}, and the {@link Inventory} that gives it, must do. */
public abstract class FleetContract {
    private static final Budget BUDGET = Budget.ofCallsPerSecond(20);
    private static final String PLAIN = "[A-Za-z0-9-]+";

    /** The inventory under test, in which {@link #known()} and {@link #emptyScope()} are. */
    protected abstract Inventory inventory();

    /** The truth to compare with; the same at every call. */
    protected abstract KnownScope known();

    /** A scope without instances. */
    protected abstract Scope emptyScope();

    /** An inventory in which DescribeInstances fails in this way for the {@link #known()} scope. */
    protected abstract Inventory failing(PortFailure failure);

    @Test
    public void each_instance_is_listed_once_over_the_chain_of_pages() {
        var listed = ids(readAll(inventory(), known().scope(), CensusRequest.DEFAULT));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(known().live().keySet());
    }

    @Test
    public void each_page_but_the_last_leads_to_the_next_and_costs_at_least_one_request() {
        var pages = readAll(inventory(), known().scope(), CensusRequest.DEFAULT);

        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(pages.getLast().nextToken()).isNull();
        assertThat(pages).allSatisfy(page -> assertThat(page.calls().requests()).isPositive());
    }

    @Test
    public void terminated_instances_are_left_out() {
        var listed = ids(readAll(inventory(), known().scope(), CensusRequest.DEFAULT));

        assertThat(known().terminated()).isNotEmpty();
        assertThat(listed).doesNotContainAnyElementsOf(known().terminated());
    }

    @Test
    public void instances_that_AWS_manages_are_listed() {
        var listed = ids(readAll(inventory(), known().scope(), CensusRequest.DEFAULT));

        assertThat(known().managed()).isNotEmpty();
        assertThat(listed).containsAll(known().managed());
    }

    @Test
    public void instances_carry_no_tags_when_none_are_asked_for() {
        var pages = readAll(inventory(), known().scope(), CensusRequest.DEFAULT);

        assertThat(instances(pages))
                .allSatisfy(instance -> assertThat(instance.tags()).isEmpty());
    }

    @Test
    public void instances_carry_the_tags_that_are_asked_for_and_no_others() {
        String key = somePlainTag().getKey();

        var pages = readAll(inventory(), known().scope(), CensusRequest.DEFAULT.withGroupBy(List.of("tag:" + key)));

        assertThat(instances(pages))
                .allSatisfy(instance -> assertThat(instance.tags())
                        .isEqualTo(only(key, known().live().getOrDefault(instance.id(), Map.of()))));
    }

    @Test
    public void a_filter_by_a_tag_selects_the_instances_that_carry_it() {
        var tag = somePlainTag();
        var filters = new TreeMap<>(Map.of("tag:" + tag.getKey(), List.of(tag.getValue())));

        var listed = ids(readAll(inventory(), known().scope(), CensusRequest.DEFAULT.withFilters(filters)));

        var selected = known().live().entrySet().stream()
                .filter(instance -> tag.getValue().equals(instance.getValue().get(tag.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(selected);
    }

    @Test
    public void a_filter_that_nothing_matches_selects_nothing() {
        var filters = new TreeMap<>(Map.of("tag:no-such-key", List.of("no-such-value")));

        var pages = readAll(inventory(), known().scope(), CensusRequest.DEFAULT.withFilters(filters));

        assertThat(instances(pages)).isEmpty();
    }

    @Test
    public void a_scope_without_instances_has_pages_without_instances() {
        var pages = readAll(inventory(), emptyScope(), CensusRequest.DEFAULT);

        assertThat(instances(pages)).isEmpty();
    }

    @Test
    public void the_parts_of_a_fleet_are_the_fleet_and_have_no_instance_in_common() {
        var division = inventory()
                .fleet(known().scope(), CensusRequest.DEFAULT, BUDGET)
                .divided();

        assertThat(division.calls().requests()).isPositive();
        assertThat(division.parts()).hasSizeGreaterThan(1);
        assertThat(division.parts().stream().flatMap(part -> ids(readAll(part)).stream()))
                .containsExactlyInAnyOrderElementsOf(known().live().keySet());
    }

    @Test
    public void parts_select_and_carry_what_the_whole_does() {
        var tag = somePlainTag();
        var request = CensusRequest.DEFAULT
                .withFilters(new TreeMap<>(Map.of("tag:" + tag.getKey(), List.of(tag.getValue()))))
                .withGroupBy(List.of("tag:" + tag.getKey()));
        var fleet = inventory().fleet(known().scope(), request, BUDGET);

        var instances = fleet.divided().parts().stream()
                .flatMap(part -> instances(readAll(part)).stream())
                .toList();

        assertThat(instances).containsExactlyInAnyOrderElementsOf(instances(readAll(fleet)));
        assertThat(instances)
                .isNotEmpty()
                .allSatisfy(instance -> assertThat(instance.tags()).containsEntry(tag.getKey(), tag.getValue()));
    }

    @Test
    public void of_named_instances_those_are_found_that_are_there_still() {
        var fleet = inventory().fleet(known().scope(), CensusRequest.DEFAULT, BUDGET);
        var live = known().live().keySet().stream().sorted().limit(50).toList();
        var asked = new ArrayList<>(live);
        asked.addAll(known().terminated().stream().limit(10).toList());
        asked.add("i-0123456789abcdef0");

        var pages = readAll(fleet.only(asked));

        assertThat(ids(pages)).containsExactlyInAnyOrderElementsOf(live);
        assertThat(pages).hasSize(1);
    }

    @Test
    public void ids_to_be_found_are_never_none_and_never_too_many() {
        var fleet = inventory().fleet(known().scope(), CensusRequest.DEFAULT, BUDGET);

        assertThatThrownBy(() -> fleet.only(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fleet.only(Collections.nCopies(Fleet.IDS_AT_ONCE + 1, "i-1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    public void a_page_that_cannot_be_had_fails_with_its_cause(PortFailure failure) {
        var fleet = failing(failure).fleet(known().scope(), CensusRequest.DEFAULT, BUDGET);

        failure.verify("ec2:DescribeInstances", () -> fleet.page(null));
    }

    @Test
    public void the_enabled_regions_are_in_alphabetical_order() {
        var regions = inventory().enabledRegions(known().scope().account());

        assertThat(regions)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains(known().scope().region());
    }

    private static List<Fleet.Page> readAll(Inventory inventory, Scope scope, CensusRequest request) {
        return readAll(inventory.fleet(scope, request, BUDGET));
    }

    private static List<Fleet.Page> readAll(Fleet fleet) {
        var pages = new ArrayList<Fleet.Page>();
        @Nullable String token = null;
        do {
            var page = fleet.page(token);
            pages.add(page);
            token = page.nextToken();
        } while (token != null);
        return pages;
    }

    private static List<Instance> instances(List<Fleet.Page> pages) {
        return pages.stream().flatMap(page -> page.instances().stream()).toList();
    }

    private static List<String> ids(List<Fleet.Page> pages) {
        return instances(pages).stream().map(Instance::id).toList();
    }

    private Map.Entry<String, String> somePlainTag() {
        return known().live().values().stream()
                .flatMap(tags -> tags.entrySet().stream())
                .filter(tag -> tag.getKey().matches(PLAIN) && tag.getValue().matches(PLAIN))
                .min(Comparator.comparing(Map.Entry::toString))
                .orElseThrow(() -> new AssertionError("the suite needs an instance with a plain tag"));
    }

    private static Map<String, String> only(String key, Map<String, String> tags) {
        return tags.containsKey(key) ? Map.of(key, tags.getOrDefault(key, "")) : Map.of();
    }
}
