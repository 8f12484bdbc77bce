package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.FakeFleet;
import ebscensus.core.inventory.FakeInventory;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.plan.Listing;
import ebscensus.core.request.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a walk divides a fleet, what that costs, and how it ends. */
class FleetDivisionTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final ThrottledOut THROTTLED = new ThrottledOut("ec2:DescribeInstances", "slow down");
    private static final int PAGE = 10;
    private static final int SMALL = Lister.PAGES_OF_A_SMALL_FLEET * PAGE;
    private static final int ZONES = 3;
    private final Progress progress = new Progress(() -> 0);

    @Test
    void a_small_fleet_costs_its_pages_and_not_one_request_more() {
        var listing = walk(fleet(SMALL, ZONES)).listing();

        assertThat(listing.instances()).isEqualTo(SMALL);
        assertThat(listing.calls()).isEqualTo(new Calls(Lister.PAGES_OF_A_SMALL_FLEET, 0));
    }

    @Test
    void a_larger_one_costs_its_first_pages_the_question_for_zones_and_the_pages_of_each() {
        var listing = walk(fleet(10 * SMALL, ZONES)).listing();

        assertThat(ids(listing)).containsExactlyInAnyOrderElementsOf(ids(10 * SMALL));
        assertThat(listing.failure()).isNull();
        assertThat(listing.calls()).isEqualTo(new Calls(20 + 1 + pagesOfZones(10 * SMALL, ZONES), 0));
        assertThat(progress.undivided()).isEmpty();
    }

    @Test
    void where_EC2_does_not_tell_its_zones_the_chain_is_read_on() {
        var listing = walk(fleet(2 * SMALL, 0)).listing();

        assertThat(ids(listing)).containsExactlyInAnyOrderElementsOf(ids(2 * SMALL));
        assertThat(listing.failure()).isNull();
        assertThat(listing.calls()).isEqualTo(new Calls(40 + 1, 0));
        assertThat(progress.undivided()).isEqualTo(Map.of(SCOPE, FakeFleet.ZONES_DENIED));
    }

    @Test
    void a_zone_that_EC2_does_not_name_is_found_out_and_its_instances_are_listed_all_the_same() {
        var listing = walk(fleet(10 * SMALL, ZONES - 1)).listing();

        assertThat(ids(listing)).containsExactlyInAnyOrderElementsOf(ids(10 * SMALL));
        assertThat(listing.failure()).isNull();
        // One question shows that an instance is there which no zone has; then the chain is read from where it stopped.
        assertThat(listing.calls()).isEqualTo(new Calls(200 + 1 + pagesOfZones(10 * SMALL, ZONES - 1) + 1, 0));
    }

    @Test
    void instances_that_have_gone_meanwhile_stay_listed_and_are_asked_for_by_their_ids() {
        var whole = fleet(2 * SMALL, ZONES);
        var later = new FakeFleet(whole.instances().subList(SMALL - 2 * PAGE, 2 * SMALL), PAGE, ZONES, ZONES, null);

        var listing = walk(new Divisible(whole, later.divided().parts(), later)).listing();

        assertThat(ids(listing)).containsExactlyInAnyOrderElementsOf(ids(2 * SMALL));
        assertThat(listing.failure()).isNull();
        long questions = Math.ceilDiv(SMALL - 2 * PAGE, Fleet.IDS_AT_ONCE);
        assertThat(listing.calls().requests())
                .isEqualTo(20 + pages(later.divided().parts()) + questions);
    }

    @Test
    void a_zone_that_fails_ends_the_walk_with_what_was_listed_until_then() {
        var whole = fleet(2 * SMALL, ZONES);
        var broken = new FakeFleet(List.of(), PAGE, ZONES, ZONES, new FakeInventory.Failure(0, THROTTLED));

        var listing =
                walk(new Divisible(whole, List.of(whole, broken, whole), whole)).listing();

        assertThat(listing.failure()).isEqualTo(THROTTLED);
        assertThat(ids(listing)).containsAll(ids(SMALL));
        assertThat(listing.calls().throttled()).isEqualTo(1);
        assertThat(progress.snapshot().calls()).isEqualTo(listing.calls());
    }

    @Test
    void all_parts_are_read_at_once() {
        var whole = fleet(2 * SMALL, ZONES);
        var begun = new CountDownLatch(ZONES);
        var parts = whole.divided().parts().stream()
                .<Fleet>map(part -> token -> {
                    begun.countDown();
                    await(begun);
                    return part.page(token);
                })
                .toList();

        var listing = walk(new Divisible(whole, parts, whole)).listing();

        assertThat(ids(listing)).containsExactlyInAnyOrderElementsOf(ids(2 * SMALL));
    }

    @Test
    void of_each_part_no_more_than_a_page_is_read_ahead() throws InterruptedException {
        var whole = fleet(10 * SMALL, ZONES);
        var pages = new AtomicInteger();
        var read = new CountDownLatch(ZONES);
        var parts = whole.divided().parts().stream()
                .<Fleet>map(part -> token -> {
                    pages.incrementAndGet();
                    read.countDown();
                    return part.page(token);
                })
                .toList();
        var walk = walk(new Divisible(whole, parts, whole));

        for (int instance = 0; instance < SMALL; instance++) {
            walk.next();
        }
        assertThat(read.await(1, TimeUnit.MINUTES)).isTrue();

        assertThat(pages).hasValue(ZONES);
        assertThat(walk.outline().instances()).isEqualTo(SMALL);
        assertThat(walk.outline().failure()).isEqualTo(new Interrupted());
    }

    @Test
    void a_walk_that_is_stopped_ends_with_the_pages_that_are_under_way() {
        var whole = fleet(10 * SMALL, ZONES);
        var pages = new AtomicInteger();
        var parts = whole.divided().parts().stream()
                .<Fleet>map(part -> token -> {
                    pages.incrementAndGet();
                    progress.stop();
                    return part.page(token);
                })
                .toList();

        var listing = walk(new Divisible(whole, parts, whole)).listing();

        assertThat(listing.failure()).isEqualTo(new Interrupted());
        assertThat(pages.get()).isBetween(1, ZONES);
        assertThat(listing.calls().requests()).isEqualTo(20 + pages.get());
    }

    @Test
    void one_that_is_interrupted_waits_no_longer() throws InterruptedException {
        var whole = fleet(2 * SMALL, ZONES);
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        Fleet stalled = token -> {
            begun.countDown();
            await(never);
            return whole.page(token);
        };
        var walk = walk(new Divisible(whole, List.of(stalled, stalled), whole));
        var walker = Thread.startVirtualThread(walk::listing);

        begun.await();
        walker.interrupt();
        walker.join();

        assertThat(walk.outline().failure()).isEqualTo(new Interrupted());
        never.countDown();
    }

    @Test
    void a_mistake_of_ours_in_a_part_is_not_taken_for_a_failure_of_the_scope() {
        var whole = fleet(2 * SMALL, ZONES);
        Fleet mistaken = _ -> {
            throw new UnsupportedOperationException("a bug");
        };
        var walk = walk(new Divisible(whole, List.of(whole, mistaken), whole));

        assertThatThrownBy(walk::listing)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void if_EC2_does_not_say_what_has_gone_the_chain_is_read_on() {
        var whole = fleet(2 * SMALL, ZONES);
        var silent = new FakeFleet(List.of(), PAGE, ZONES, ZONES, new FakeInventory.Failure(0, THROTTLED));

        var listing = walk(new Divisible(whole, whole.divided().parts().subList(0, 2), silent))
                .listing();

        assertThat(ids(listing)).containsExactlyInAnyOrderElementsOf(ids(2 * SMALL));
        assertThat(listing.failure()).isNull();
        assertThat(listing.calls().throttled()).isEqualTo(1);
    }

    @Test
    void a_fleet_that_cannot_ask_by_id_reads_its_pages_for_them() {
        var pages = fleet(SMALL, ZONES);
        Fleet fleet = token -> pages.page(token);

        assertThat(fleet.only(List.of("i-3", "i-none")).page(null).instances())
                .extracting(Instance::id)
                .containsExactly("i-3");
        assertThat(fleet.divided()).isEqualTo(Fleet.Division.NONE);
    }

    /** A fleet whose parts, and what it says when asked by ids, are given. */
    private record Divisible(Fleet whole, List<Fleet> parts, Fleet later) implements Fleet {
        @Override
        public Page page(@Nullable String token) {
            return whole.page(token);
        }

        @Override
        public Division divided() {
            return new Division(parts, Calls.NONE);
        }

        @Override
        public Fleet only(Collection<String> ids) {
            return later.only(ids);
        }
    }

    private FleetWalk walk(Fleet fleet) {
        return new FleetWalk(SCOPE, fleet, List.of(), progress);
    }

    private static FakeFleet fleet(int instances, int zonesTold) {
        var all =
                ids(instances).stream().map(id -> new Instance(id, 0, Map.of())).toList();
        return new FakeFleet(all, PAGE, ZONES, zonesTold, null);
    }

    private static List<String> ids(int instances) {
        return IntStream.range(0, instances).mapToObj(number -> "i-" + number).toList();
    }

    private static List<String> ids(Listing listing) {
        return listing.groups().stream()
                .flatMap(group -> group.instances().stream())
                .toList();
    }

    private static long pagesOfZones(int instances, int zones) {
        return pages(fleet(instances, zones).divided().parts());
    }

    private static long pages(List<Fleet> fleets) {
        long pages = 0;
        for (Fleet fleet : fleets) {
            String token = null;
            do {
                token = fleet.page(token).nextToken();
                pages++;
            } while (token != null);
        }
        return pages;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(Objects.toString(e.getMessage()), e);
        }
    }
}
