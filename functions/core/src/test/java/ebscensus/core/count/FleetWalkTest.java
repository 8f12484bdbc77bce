package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.census.Labels;
import ebscensus.core.census.ListedScope;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.Listing;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FleetWalkTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Calls ONE_CALL = new Calls(1, 0);
    private final Progress progress = new Progress(() -> 0);

    @Test
    void each_instance_is_listed_once_though_pages_repeat_it() {
        var pages = Map.of(
                "", page("1", "i-1", "i-2", "i-1"),
                "1", page("2", "i-2", "i-3"),
                "2", page(null, "i-3"));

        var listing = walk(pages).listing();

        assertThat(ids(listing)).containsExactlyInAnyOrder("i-1", "i-2", "i-3");
        assertThat(listing.instances()).isEqualTo(3);
        assertThat(listing.failure()).isNull();
        assertThat(listing.calls()).isEqualTo(new Calls(3, 0));
        assertThat(progress.snapshot().instances()).isEqualTo(3);
        assertThat(progress.snapshot().calls()).isEqualTo(new Calls(3, 0));
    }

    @Test
    void an_empty_page_is_not_the_end() {
        var pages = Map.of("", page("1"), "1", page("2"), "2", page("3", "i-1"), "3", page(null));

        var listing = walk(pages).listing();

        assertThat(ids(listing)).containsExactly("i-1");
        assertThat(listing.calls().requests()).isEqualTo(4);
    }

    @Test
    void a_page_that_points_to_itself_ends_the_walk_as_a_failure() {
        var pages = Map.of("", page("1", "i-1"), "1", page("1", "i-2"));

        var listing = walk(pages).listing();

        assertThat(ids(listing)).containsExactlyInAnyOrder("i-1", "i-2");
        assertThat(listing.failure())
                .isEqualTo(new Failed(
                        "ec2:DescribeInstances",
                        "RepeatedPageToken",
                        "a page token led back to an earlier page",
                        "",
                        false));
    }

    @Test
    void pages_in_a_circle_end_the_walk_as_a_failure() {
        var pages = Map.of("", page("1", "i-1"), "1", page("2", "i-2"), "2", page("1", "i-3"));

        var listing = walk(pages).listing();

        assertThat(listing.instances()).isEqualTo(3);
        assertThat(listing.failure()).isInstanceOf(Failed.class);
    }

    @Test
    void a_failure_on_the_last_page_keeps_what_was_listed_until_then_and_what_it_cost() {
        var why = new ThrottledOut("ec2:DescribeInstances", "slow down");

        var listing = walk(token -> {
                    if (token.equals("1")) {
                        throw new ScopeFailure(why, new Calls(5, 4));
                    }
                    return page("1", "i-1", "i-2");
                })
                .listing();

        assertThat(ids(listing)).containsExactlyInAnyOrder("i-1", "i-2");
        assertThat(listing.failure()).isEqualTo(why);
        assertThat(listing.calls()).isEqualTo(new Calls(6, 4));
        assertThat(listing.outline()).isEqualTo(new ListedScope(SCOPE, 2, new Calls(6, 4), why));
    }

    @Test
    void a_walk_that_was_stopped_reads_no_more_pages() {
        var pages = new ArrayList<String>();
        var walk = walk(token -> {
            pages.add(token);
            progress.stop();
            return page(token + "x", "i-" + token);
        });

        var listing = walk.listing();

        assertThat(pages).containsExactly("");
        assertThat(listing.instances()).isEqualTo(1);
        assertThat(listing.failure()).isEqualTo(new Interrupted());
    }

    @Test
    void a_page_is_read_when_the_one_before_is_used_up() {
        var read = new ArrayList<String>();
        var walk = walk(token -> {
            read.add(token);
            return token.isEmpty() ? page("1", "i-1", "i-2") : page(null, "i-3");
        });

        assertThat(read).isEmpty();
        assertThat(walk.next().id()).isEqualTo("i-1");
        assertThat(walk.next().id()).isEqualTo("i-2");
        assertThat(read).containsExactly("");
        assertThat(walk.next().id()).isEqualTo("i-3");
        assertThat(read).containsExactly("", "1");
        assertThat(walk.hasNext()).isFalse();
        assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void instances_of_equal_labels_are_one_group() {
        var instances = List.of(
                new Instance("i-1", 0, Map.of("team", "web")),
                new Instance("i-2", 0, Map.of()),
                new Instance("i-3", 0, Map.of("team", "web")),
                new Instance("i-4", 0, Map.of("team", "(untagged)")));
        Fleet fleet = _ -> new Fleet.Page(instances, null, ONE_CALL);

        var listing = new FleetWalk(SCOPE, fleet, List.of(Dimension.tag("team")), progress).listing();

        assertThat(listing.groups())
                .containsExactlyInAnyOrder(
                        new InstanceGroup(0, Map.of(Dimension.tag("team"), "web"), List.of("i-1", "i-3")),
                        new InstanceGroup(0, Map.of(Dimension.tag("team"), Labels.UNTAGGED), List.of("i-2")),
                        new InstanceGroup(0, Map.of(Dimension.tag("team"), "\\(untagged)"), List.of("i-4")));
    }

    @Test
    void a_mistake_of_ours_is_not_taken_for_a_failure_of_the_scope() {
        var walk = walk(_ -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(walk::listing).isInstanceOf(IllegalStateException.class);
    }

    /** The pages by their tokens, the first by the empty one. */
    private FleetWalk walk(Map<String, Fleet.Page> pages) {
        return walk(token -> Optional.ofNullable(pages.get(token)).orElseThrow());
    }

    private FleetWalk walk(Function<String, Fleet.Page> pages) {
        var fleet = new Fleet() {
            @Override
            public Page page(@Nullable String token) {
                assertThat(progress.snapshot().calls().requests())
                        .as("pages read")
                        .isLessThan(100);
                return pages.apply(token == null ? "" : token);
            }

            @Override
            public String action() {
                return "ec2:DescribeInstances";
            }
        };
        return new FleetWalk(SCOPE, fleet, List.of(), progress);
    }

    private static Fleet.Page page(@Nullable String next, String... ids) {
        var instances =
                List.of(ids).stream().map(id -> new Instance(id, 0, Map.of())).toList();
        return new Fleet.Page(instances, next, ONE_CALL);
    }

    private static List<String> ids(Listing listing) {
        return listing.groups().stream()
                .flatMap(group -> group.instances().stream())
                .toList();
    }
}
