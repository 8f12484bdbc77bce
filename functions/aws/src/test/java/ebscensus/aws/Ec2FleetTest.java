package ebscensus.aws;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.FleetContract;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.KnownScope;
import ebscensus.core.inventory.PortFailure;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.simulator.protocol.LoggedRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ec2FleetTest extends FleetContract {
    private static final KnownScope TRUTH = SimulatedScopes.known();
    private final SimulatedScopes scopes = new SimulatedScopes();

    @Override
    protected Inventory inventory() {
        return scopes.inventory();
    }

    @Override
    protected KnownScope known() {
        return TRUTH;
    }

    @Override
    protected Scope emptyScope() {
        return SimulatedScopes.EMPTY;
    }

    @Override
    protected Inventory failing(PortFailure failure) {
        return scopes.failing(failure);
    }

    @Test
    void each_availability_zone_is_a_part_and_all_other_zones_are_one() {
        var division = fleet(scopes.inventory(), Map.of()).divided();

        division.parts().forEach(part -> part.page(null));

        assertThat(division.calls()).isEqualTo(new Calls(1, 0));
        assertThat(scopes.requests()).extracting(LoggedRequest::filterValues).containsExactly(0, 1, 1, 1, 2);
        assertThat(scopes.requests().getFirst().action()).isEqualTo("DescribeAvailabilityZones");
        assertThat(scopes.requests().getFirst().items()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void a_fleet_whose_zones_cannot_be_had_is_not_divided(PortFailure failure) {
        var division = fleet(scopes.failingToTellZones(failure), Map.of()).divided();

        assertThat(division.parts()).isEmpty();
        assertThat(division.failure())
                .isNotNull()
                .hasSameClassAs(failure.of(""))
                .asString()
                .contains("action=ec2:DescribeAvailabilityZones");
        assertThat(division.calls().requests()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"availability-zone", "availability-zone-id", "instance-id"})
    void a_fleet_that_the_request_selects_by_zone_or_id_is_not_divided(String filter) {
        var fleet = fleet(scopes.inventory(), Map.of(filter, List.of("x")));

        assertThat(fleet.divided()).isEqualTo(Fleet.Division.NONE);
        assertThat(scopes.requests()).isEmpty();
    }

    @Test
    void a_fleet_is_not_divided_where_its_request_leaves_no_room_for_filters() {
        var fifty = IntStream.range(0, 50).boxed().collect(toMap(number -> "tag:" + number, _ -> List.of("x")));

        assertThat(fleet(scopes.inventory(), fifty).divided()).isEqualTo(Fleet.Division.NONE);
        assertThat(fleet(scopes.inventory(), Map.of("tag:env", Collections.nCopies(101, "x")))
                        .divided())
                .isEqualTo(Fleet.Division.NONE);
        assertThat(fleet(scopes.inventory(), Map.of("tag:env", Collections.nCopies(100, "x")))
                        .divided()
                        .parts())
                .hasSize(4);
    }

    @Test
    void an_id_that_the_request_selects_is_found_among_its_own() {
        var live = TRUTH.live().keySet().stream().sorted().limit(3).toList();
        var fleet = fleet(scopes.inventory(), Map.of("instance-id", live.subList(0, 2)));

        var found = fleet.only(live.subList(1, 3)).page(null).instances();

        assertThat(found).extracting(Instance::id).containsExactly(live.get(1));
    }

    private static Fleet fleet(Inventory inventory, Map<String, List<String>> filters) {
        var request = CensusRequest.DEFAULT.withFilters(new TreeMap<>(filters));
        return inventory.fleet(SimulatedScopes.KNOWN, request, Budget.ofCallsPerSecond(20));
    }

    @AfterEach
    void close() {
        scopes.close();
    }
}
