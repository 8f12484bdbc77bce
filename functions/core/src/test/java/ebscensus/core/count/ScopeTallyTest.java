package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Cube;
import ebscensus.core.census.Cubes;
import ebscensus.core.census.Measures;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScopeTallyTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Dimension TEAM = Dimension.tag("team");

    @Test
    void a_tally_becomes_coarse_while_it_counts() {
        var tally = new ScopeTally(SCOPE, List.of(TEAM));
        for (int i = 0; i <= Cube.MOST_CELLS; i++) {
            String id = "i-" + i;
            tally.add(
                    List.of(new LabelledInstance(id, true, Map.of(TEAM, "team-" + i))),
                    new Volumes.Batch(
                            List.of(new Volume("vol-" + i, Cubes.ZONE, "gp3", 8, false, List.of(id))), Calls.NONE));
        }

        long volumes = Cube.MOST_CELLS + 1;
        assertThat(tally.partial(Duration.ZERO).exclusive().by(TEAM))
                .isEqualTo(Map.of("(too many)", new Measures(volumes, 8 * volumes)));
    }
}
