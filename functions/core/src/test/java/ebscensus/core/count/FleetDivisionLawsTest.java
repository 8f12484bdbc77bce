package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.inventory.ChangingFleet;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.request.Scope;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the listing of every fleet, however it is divided and changes, tried on fleets drawn from seeds. */
@Execution(ExecutionMode.CONCURRENT)
class FleetDivisionLawsTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final int CASES = 200;

    static LongStream seeds() {
        return LongStream.range(0, CASES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_listing_has_all_that_one_chain_of_pages_would_surely_have_each_once(long seed) {
        var fleet = ChangingFleet.of(seed);
        var progress = new Progress();

        var listing = new FleetWalk(SCOPE, fleet, List.of(), progress).listing();

        var listed = listing.groups().stream()
                .flatMap(group -> group.instances().stream())
                .toList();
        assertThat(listed).doesNotHaveDuplicates().isSubsetOf(fleet.all());
        if (listing.failure() == null) {
            assertThat(listed).containsAll(fleet.lasting());
        } else {
            assertThat(listing.failure()).isEqualTo(new ThrottledOut("ec2:DescribeInstances", "slow down"));
        }
        assertThat(listing.calls().requests()).isEqualTo(fleet.calls());
        assertThat(progress.snapshot().calls().requests()).isEqualTo(fleet.calls());
        assertThat(progress.snapshot().instances()).isEqualTo(listed.size());
    }

    @Test
    void the_seeds_draw_fleets_of_every_kind() {
        var fleets = seeds().mapToObj(ChangingFleet::of).toList();
        var listings = fleets.stream()
                .map(fleet -> new FleetWalk(SCOPE, fleet, List.of(), new Progress()).listing())
                .toList();

        assertThat(fleets).anyMatch(fleet -> !fleet.wasDivided());
        assertThat(fleets).anyMatch(fleet -> fleet.wasDivided() && !fleet.hidesZones());
        assertThat(fleets).anyMatch(fleet -> fleet.wasDivided() && fleet.hidesZones());
        assertThat(fleets)
                .anyMatch(fleet -> fleet.lasting().size() < fleet.all().size());
        assertThat(listings).anyMatch(listing -> listing.failure() != null);
    }
}
