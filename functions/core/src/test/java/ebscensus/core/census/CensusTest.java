package ebscensus.core.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Empty;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CensusTest {
    private static final Scope IRELAND = new Scope("111122223333", "eu-west-1");
    private static final Scope VIRGINIA = new Scope("111122223333", "us-east-1");
    private static final Scope OTHER = new Scope("444455556666", "us-east-1");
    private static final Measures ONE = new Measures(1, 8);

    @Test
    void what_was_listed_and_measured_to_the_end_is_complete() {
        var census = census(List.of(listed(IRELAND, 3, null)), measured(IRELAND, 3, null));

        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.missing()).isEmpty();
        assertThat(census.ledger())
                .containsExactly(new LedgerLine(IRELAND, new Measured(), 3, 3, 0, ONE, new Calls(3, 1), false));
    }

    @Test
    void a_scope_without_instances_is_empty_though_nothing_was_measured_of_it() {
        var census = census(List.of(listed(IRELAND, 0, null)));

        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.ledger())
                .containsExactly(new LedgerLine(IRELAND, new Empty(), 0, 0, 0, Measures.NONE, new Calls(1, 0), false));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_listing_that_failed_makes_the_census_incomplete_even_without_instances(Missing why) {
        var census = census(List.of(listed(IRELAND, 0, why), listed(OTHER, 1, null)), measured(OTHER, 1, null));

        assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(census.missing()).extracting(LedgerLine::outcome).containsExactly(why);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_measurement_that_failed_makes_the_census_incomplete(Missing why) {
        var census = census(List.of(listed(IRELAND, 3, null)), measured(IRELAND, 2, why));

        assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(census.ledger()).containsExactly(new LedgerLine(IRELAND, why, 3, 2, 0, ONE, new Calls(3, 1), false));
        assertThat(census.instances()).isEqualTo(2);
    }

    static Stream<Missing> failures() {
        return Stream.of(
                new Denied("ec2:DescribeVolumes", "not authorized"),
                new RegionDisabled("ec2:DescribeVolumes", "not validated"),
                new ThrottledOut("ec2:DescribeVolumes", "slow down"),
                new Failed("ec2:DescribeVolumes", "InternalError", "message", "id", true),
                new LostChunk(7, "States.Timeout"),
                new Interrupted());
    }

    @Test
    void instances_listed_but_not_measured_are_missing_though_nobody_reported_a_failure() {
        var listed = List.of(listed(IRELAND, 3, null), listed(VIRGINIA, 5, null));

        var census = census(listed, measured(IRELAND, 2, null));

        assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(census.missing()).extracting(LedgerLine::scope).containsExactly(IRELAND, VIRGINIA);
        assertThat(census.missing())
                .allSatisfy(line -> assertThat(line.outcome())
                        .isEqualTo(new Failed(
                                "", "Unaccounted", "listed but not measured; no cause was recorded", "", false)));
    }

    @Test
    void where_listing_and_measuring_both_failed_the_listing_is_the_cause() {
        var listing = new ThrottledOut("ec2:DescribeInstances", "slow down");
        var measuring = new ThrottledOut("ec2:DescribeVolumes", "slow down");

        var census = census(List.of(listed(IRELAND, 3, listing)), measured(IRELAND, 2, measuring));

        assertThat(census.ledger()).extracting(LedgerLine::outcome).containsExactly(listing);
    }

    @Test
    void more_measured_than_listed_is_refused() {
        assertThatThrownBy(() -> census(List.of(listed(IRELAND, 3, null)), measured(IRELAND, 4, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("111122223333/eu-west-1: 4 instances measured, but only 3 listed");
    }

    @Test
    void a_scope_measured_but_never_listed_is_refused() {
        assertThatThrownBy(() -> census(List.of(listed(IRELAND, 3, null)), measured(VIRGINIA, 3, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("measured but never listed: [111122223333/us-east-1]");
    }

    @Test
    void accounts_and_regions_are_summed_over_their_scopes_and_named_where_something_was_measured() {
        var census = census(
                List.of(listed(OTHER, 1, null), listed(VIRGINIA, 1, null), listed(IRELAND, 0, null)),
                measured(OTHER, 1, null),
                measured(VIRGINIA, 1, null));

        assertThat(census.by(Dimension.ACCOUNT)).isEqualTo(Map.of("111122223333", ONE, "444455556666", ONE));
        assertThat(census.by(Dimension.REGION)).isEqualTo(Map.of("us-east-1", new Measures(2, 16)));
        assertThat(census.by(Dimension.TYPE)).isEqualTo(Map.of("gp3", new Measures(2, 16)));
        assertThat(census.ledger()).extracting(LedgerLine::scope).containsExactly(IRELAND, VIRGINIA, OTHER);
    }

    @Test
    void each_key_to_group_by_has_its_own_breakdown() {
        var exclusive = Cubes.of("gp3", Map.of("team", "web", "env", "prod"), new Measures(2, 16))
                .plus(Cubes.of("gp3", Map.of("team", "web", "env", "dev"), new Measures(1, 4)));
        var measured = new ScopePartial(IRELAND, 3, 0, exclusive, Map.of(), Calls.NONE, null);

        var census = Census.of(
                CensusRequest.DEFAULT.withGroupBy(List.of("tag:team", "tag:env")),
                List.of(listed(IRELAND, 3, null)),
                Partial.of(Stream.of(measured)));

        assertThat(census.by(Dimension.tag("team"))).isEqualTo(Map.of("web", new Measures(3, 20)));
        assertThat(census.by(Dimension.tag("env")))
                .isEqualTo(Map.of("prod", new Measures(2, 16), "dev", new Measures(1, 4)));
    }

    @Test
    void a_census_that_does_not_add_up_cannot_be_made() {
        var line = new LedgerLine(IRELAND, new Measured(), 1, 1, 0, ONE, Calls.NONE, false);

        assertThat(census(Cubes.of("gp3", ONE), line).totals()).isEqualTo(ONE);
        assertThatThrownBy(() -> census(Cubes.of("gp3", new Measures(1, 9)), line))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the ledger adds up to ")
                .hasMessageContaining("gibibytes=9")
                .hasMessageContaining("gibibytes=8");
    }

    private static Census census(Cube cube, LedgerLine line) {
        return new Census(cube, List.of(line), List.of(), new TreeMap<>(), Requirement.ATTACHED);
    }

    private static Census census(List<ListedScope> listed, ScopePartial... measured) {
        return Census.of(CensusRequest.DEFAULT, listed, Partial.of(Stream.of(measured)));
    }

    private static ListedScope listed(Scope scope, long instances, @Nullable Missing failure) {
        return new ListedScope(scope, instances, new Calls(1, 0), failure);
    }

    /** With one volume of 8 GiB. */
    private static ScopePartial measured(Scope scope, long instances, @Nullable Missing failure) {
        var exclusive = Cubes.of("gp3", ONE);
        return new ScopePartial(scope, instances, 0, exclusive, Map.of(), new Calls(2, 1), failure);
    }
}
