package ebscensus.core.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class CubeTest {
    private static final Dimension TEAM = Dimension.tag("team");
    private static final Dimension ENV = Dimension.tag("env");
    private static final List<Dimension> DIMENSIONS = List.of(Dimension.ZONE, Dimension.TYPE, Dimension.USE, ENV, TEAM);
    private static final CensusRequest REQUEST = CensusRequest.DEFAULT.withGroupBy(List.of("tag:team"));
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");

    static LongStream seeds() {
        return RandomFleet.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addition_is_associative_and_commutative_and_has_an_identity(long seed) {
        var random = new Random(seed);
        var a = random(random, random.nextInt(50), 5);
        var b = random(random, random.nextInt(50), 5);
        var c = random(random, random.nextInt(50), 5);

        assertLaws(a, b, c);
    }

    /** Each of them has few cells enough, some two of them together, and all three too many. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void addition_keeps_its_laws_where_a_cube_becomes_coarse(long seed) {
        var random = new Random(seed);
        int third = Cube.MOST_CELLS / 3;
        var a = random(random, third + random.nextInt(third), Integer.MAX_VALUE);
        var b = random(random, third + random.nextInt(third), Integer.MAX_VALUE);
        var c = random(random, third + 100, Integer.MAX_VALUE);

        assertLaws(a, b, c);
        assertThat(a.plus(b).plus(c).by(TEAM)).containsOnlyKeys(Labels.TOO_MANY);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_breakdown_of_a_sum_is_the_sum_of_the_breakdowns_and_adds_up_to_the_total(long seed) {
        var random = new Random(seed);
        var a = random(random, 1 + random.nextInt(50), 5);
        var b = random(random, 1 + random.nextInt(50), 5);

        var both = a.plus(b);

        for (Dimension dimension : DIMENSIONS) {
            var sums = new HashMap<>(a.by(dimension));
            b.by(dimension).forEach((value, measures) -> sums.merge(value, measures, Measures::plus));
            assertThat(both.by(dimension)).isEqualTo(sums);
            assertThat(both.by(dimension).values().stream().reduce(Measures.NONE, Measures::plus))
                    .isEqualTo(both.total());
        }
    }

    @Test
    void a_cube_of_the_most_cells_tells_all_of_them_apart_and_one_cell_more_none_by_its_tags() {
        var most = distinct(0, Cube.MOST_CELLS);
        var oneMore = distinct(Cube.MOST_CELLS, 1);

        assertThat(most.plus(Cube.NONE).by(TEAM)).hasSize(Cube.MOST_CELLS);
        var coarse = most.plus(oneMore);
        var all = new Measures(Cube.MOST_CELLS + 1, 8L * (Cube.MOST_CELLS + 1));
        assertThat(coarse.cells()).containsOnlyKeys(cell("gp3", Labels.TOO_MANY));
        assertThat(coarse.total()).isEqualTo(all);
        assertThat(coarse.by(Dimension.TYPE)).isEqualTo(Map.of("gp3", all));
        assertThat(coarse.by(TEAM)).isEqualTo(Map.of("(too many)", all));
        assertThat(coarse.plus(oneMore).by(TEAM)).containsOnlyKeys("(too many)");
        assertThat(oneMore.plus(coarse)).isEqualTo(coarse.plus(oneMore));
    }

    @Test
    void without_tags_there_are_as_many_cells_as_there_are_zones_and_types() {
        var dimensions = List.of(Dimension.ZONE, Dimension.TYPE, Dimension.USE);
        var cells = new HashMap<Cell, Measures>();
        for (int i = 0; i <= Cube.MOST_CELLS; i++) {
            cells.put(new Cell(List.of("zone-" + i, "gp3", "running")), new Measures(1, 1));
        }

        assertThat(new Cube(dimensions, cells)
                        .plus(Cubes.of("gp3", new Measures(1, 1)))
                        .by(Dimension.ZONE))
                .hasSize(Cube.MOST_CELLS + 2);
    }

    @Test
    void scopes_that_together_have_too_many_cells_are_all_coarse_in_whatever_order_they_are_merged() {
        var few = partial("us-east-1", distinct(0, 10));
        var many = partial("eu-west-1", distinct(0, Cube.MOST_CELLS - 5));

        var merged = few.merge(many);

        assertThat(merged.scopes())
                .hasSize(2)
                .allSatisfy(scope -> assertThat(scope.exclusive().by(TEAM)).containsOnlyKeys(Labels.TOO_MANY));
        assertThat(many.merge(few)).isEqualTo(merged);
        assertThat(few.merge(few).merge(many)).isEqualTo(few.merge(few.merge(many)));
    }

    @Test
    void a_tag_that_tells_single_instances_apart_leaves_a_census_exact_in_all_else() {
        int instances = Cube.MOST_CELLS + 1;
        var exclusive = distinct(0, instances);
        var shared = Map.of(
                "vol-shared",
                new SharedVolume(
                        new VolumeSpec(Cubes.ZONE, "io2", 100),
                        Use.RUNNING,
                        Map.of(TEAM, new TreeSet<>(List.of("a", "b")))));
        var measured =
                Partial.of(Stream.of(new ScopePartial(SCOPE, instances, 0, exclusive, shared, Calls.NONE, null)));

        var census = Census.of(REQUEST, List.of(new ListedScope(SCOPE, instances, Calls.NONE, null)), measured);

        var all = new Measures(instances + 1L, 8L * instances + 100);
        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.totals()).isEqualTo(all);
        assertThat(census.by(Dimension.TYPE))
                .isEqualTo(Map.of("gp3", new Measures(instances, 8L * instances), "io2", new Measures(1, 100)));
        assertThat(census.by(TEAM)).isEqualTo(Map.of("(too many)", all));
    }

    @Test
    void what_is_no_cube_is_refused() {
        var cells = Map.of(new Cell(List.of("gp3")), Measures.NONE);

        assertThatThrownBy(() -> new Cube(List.of(Dimension.TYPE, Dimension.ZONE), Map.of()))
                .hasMessage("dimensions out of order or repeated: [type, zone]");
        assertThatThrownBy(() -> new Cube(List.of(TEAM, TEAM), Map.of())).hasMessageContaining("repeated");
        assertThatThrownBy(() -> new Cube(List.of(Dimension.ZONE, Dimension.TYPE), cells))
                .hasMessageContaining("is no cell of [zone, type]");
        assertThatThrownBy(() -> Cubes.of("gp3", Measures.NONE).by(TEAM))
                .hasMessage("a cube by [zone, type, use] has no tag:team");
        assertThatThrownBy(() -> Cubes.of("gp3", Measures.NONE).plus(distinct(0, 1)))
                .hasMessageContaining("cannot be added to one by [zone, type, use]");
    }

    @Test
    void dimensions_are_in_the_order_of_their_kinds_then_tags_by_name() {
        var shuffled =
                List.of(TEAM, Dimension.USE, Dimension.TYPE, ENV, Dimension.ACCOUNT, Dimension.ZONE, Dimension.REGION);

        assertThat(shuffled.stream().sorted())
                .containsExactly(
                        Dimension.ACCOUNT, Dimension.REGION, Dimension.ZONE, Dimension.TYPE, Dimension.USE, ENV, TEAM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tag:", "Type", "instance", "tag", "\u001b[31m"})
    void what_no_dimension_is_called_is_refused(String name) {
        assertThatThrownBy(() -> new Dimension(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no dimension has the name \"")
                .hasMessageNotContaining("\u001b");
    }

    private static void assertLaws(Cube a, Cube b, Cube c) {
        assertThat(a.plus(b).plus(c))
                .isEqualTo(a.plus(b.plus(c)))
                .isEqualTo(c.plus(a).plus(b));
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(Cube.NONE)).isEqualTo(a);
        assertThat(Cube.NONE.plus(a)).isEqualTo(a);
    }

    /** @param values that a tag may have */
    private static Cube random(Random random, int volumes, int values) {
        var sum = new Cube.Sum(DIMENSIONS);
        for (int i = 0; i < volumes; i++) {
            var cell = new ArrayList<>(List.of("zone-" + random.nextInt(3), "type-" + random.nextInt(3), use(random)));
            cell.addAll(List.of("env-" + random.nextInt(2), "team-" + random.nextInt(values)));
            sum.add(new Cell(cell), new Measures(1, random.nextInt(100)));
        }
        return sum.cube();
    }

    private static String use(Random random) {
        return List.of(Use.values()).get(random.nextInt(Use.values().length)).label();
    }

    private static Cube distinct(int from, int cells) {
        var distinct = new HashMap<Cell, Measures>();
        for (int i = from; i < from + cells; i++) {
            distinct.put(cell("gp3", "team-" + i), new Measures(1, 8));
        }
        return new Cube(List.of(Dimension.ZONE, Dimension.TYPE, Dimension.USE, TEAM), distinct);
    }

    private static Cell cell(String type, String team) {
        return new Cell(List.of(Cubes.ZONE, type, "running", team));
    }

    private static Partial partial(String region, Cube exclusive) {
        var scope = new Scope("111122223333", region);
        return Partial.of(Stream.of(new ScopePartial(scope, 1, 0, exclusive, Map.of(), Calls.NONE, null)));
    }
}
