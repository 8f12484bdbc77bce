package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.CountedVolume;
import ebscensus.core.census.CountedVolumes;
import ebscensus.core.census.Cube;
import ebscensus.core.census.Cubes;
import ebscensus.core.census.Labels;
import ebscensus.core.census.Largest;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTallyTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Dimension TEAM = Dimension.tag("team");
    private static final LabelledInstance INSTANCE = new LabelledInstance("i-1", false, 1, Map.of());

    @Test
    void a_tally_becomes_coarse_while_it_counts() {
        var tally = new ScopeTally(SCOPE, List.of(TEAM), CountedVolumes.NONE);
        for (int i = 0; i <= Cube.MOST_CELLS; i++) {
            String id = "i-" + i;
            tally.add(
                    List.of(new LabelledInstance(id, 1, Map.of(TEAM, "team-" + i))),
                    new Volumes.Batch(
                            List.of(new Volume("vol-" + i, Cubes.ZONE, "gp3", 8, false, List.of(id))), Calls.NONE));
        }

        long volumes = Cube.MOST_CELLS + 1;
        assertThat(tally.partial(Duration.ZERO).exclusive().by(TEAM))
                .isEqualTo(Map.of("(too many)", new Measures(volumes, 8 * volumes)));
    }

    /** A: its instance's batch; B: the Recycle Bin; O: the volumes in no use. */
    @ParameterizedTest
    @ValueSource(strings = {"ABO", "AOB", "BAO", "BOA", "OAB", "OBA"})
    void a_volume_that_an_instance_and_other_sources_show_is_attached_and_counted_once_in_any_order(String order) {
        for (boolean multiAttach : List.of(false, true)) {
            var handedOn = new ArrayList<CountedVolume>();
            var tally = new ScopeTally(SCOPE, List.of(), handedOn::add);
            tally.expectOthers();

            order.chars().forEach(answer -> {
                switch (answer) {
                    case 'A' ->
                        tally.add(List.of(INSTANCE), new Volumes.Batch(List.of(attached(multiAttach)), Calls.NONE));
                    case 'B' -> tally.addPage(Use.RECYCLE_BIN, List.of(loose(multiAttach)));
                    default -> tally.addPage(Use.UNATTACHED, List.of(loose(multiAttach)));
                }
            });

            tally.close();

            assertThat(handedOn)
                    .containsExactly(new CountedVolume(
                            SCOPE, "vol-1", attached(multiAttach).spec(), Use.RUNNING, Map.of(), multiAttach));
            var partial = tally.partial(Duration.ZERO);
            assertThat(partial.totals()).isEqualTo(new Measures(1, 8));
            assertThat(partial.cube().total()).isEqualTo(new Measures(1, 8));
            assertThat(partial.largestOfAll()).isEqualTo(Largest.NONE);
        }
    }

    @Test
    void a_volume_that_later_pages_of_a_whole_scope_show_attached_is_attached() {
        var tally = new ScopeTally(SCOPE, List.of(), CountedVolumes.NONE);
        tally.expectOthers();

        tally.addPage(Map.of("i-1", INSTANCE), List.of(loose(false)));
        tally.addPage(Map.of("i-1", INSTANCE), List.of(attached(false), attached(false), loose(false)));

        var partial = tally.partial(Duration.ZERO);
        assertThat(partial.totals()).isEqualTo(new Measures(1, 8));
        assertThat(partial.cube().total()).isEqualTo(new Measures(1, 8));
    }

    @Test
    void a_volume_that_left_for_the_recycle_bin_is_unattached_in_either_order_and_named_once() {
        var partials = Stream.of(List.of(Use.UNATTACHED, Use.RECYCLE_BIN), List.of(Use.RECYCLE_BIN, Use.UNATTACHED))
                .map(uses -> {
                    var tally = new ScopeTally(SCOPE, List.of(TEAM), CountedVolumes.NONE);
                    tally.expectOthers();
                    uses.forEach(use -> tally.addPage(use, List.of(loose(false))));
                    return tally.partial(Duration.ZERO);
                })
                .toList();

        assertThat(partials.getFirst()).isEqualTo(partials.getLast());
        assertThat(partials.getFirst().cube().by(Dimension.USE)).isEqualTo(Map.of("unattached", new Measures(1, 8)));
        assertThat(partials.getFirst().exclusive().by(TEAM)).containsOnlyKeys(Labels.UNATTACHED);
        assertThat(partials.getFirst().largestOfAll().shortlists()).hasSize(1);
    }

    private static Volume attached(boolean multiAttach) {
        return new Volume("vol-1", Cubes.ZONE, "io2", 8, multiAttach, List.of("i-1"));
    }

    private static Volume loose(boolean multiAttach) {
        return new Volume("vol-1", attached(multiAttach).spec(), false, List.of());
    }
}
