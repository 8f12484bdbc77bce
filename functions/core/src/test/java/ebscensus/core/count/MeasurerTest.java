package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.census.CountedVolumes;
import ebscensus.core.census.Cubes;
import ebscensus.core.census.Measures;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.FakeInventory;
import ebscensus.core.inventory.ForwardingInventory;
import ebscensus.core.inventory.ForwardingVolumes;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.Share;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasurerTest {
    private static final Dimension TEAM = Dimension.tag("team");
    private static final Dimension ENV = Dimension.tag("env");
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Scope OTHER = new Scope("111122223333", "us-east-1");
    private static final Budget BUDGET = Budget.ofCallsPerSecond(20);
    private static final Concurrency ONE_BY_ONE = new Concurrency(1, 1);
    private final FakeInventory inventory = new FakeInventory();
    private final Progress progress = new Progress(() -> 0);

    @Test
    void instances_are_asked_for_in_batches_of_200_each_once() {
        var batches = ConcurrentHashMap.<List<String>>newKeySet();
        Volumes volumes = inBatches(batch -> {
            batches.add(batch);
            return new Volumes.Batch(List.of(), new Calls(1, 0));
        });

        var partial = measure(with(volumes), Concurrency.DEFAULT, BUDGET, ids(1_001));

        assertThat(batches).extracting(List::size).containsExactlyInAnyOrder(200, 200, 200, 200, 200, 1);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids(1_001));
        assertThat(partial.instances()).isEqualTo(1_001);
        assertThat(partial.calls()).isEqualTo(new Calls(6, 0));
    }

    @Test
    void an_instance_without_volumes_counts_as_measured() {
        inventory.add(SCOPE, instances(ids(2)), List.of(volume("vol-1", 8, "i-0")));

        var partial = measure(ids(2));

        assertThat(partial.instances()).isEqualTo(2);
        assertThat(partial.exclusive()).isEqualTo(Cubes.of("gp3", new Measures(1, 8)));
    }

    @Test
    void a_volume_attached_to_other_instances_only_is_not_counted() {
        var attached = volume("vol-1", 8, "i-0");
        var elsewhere = volume("vol-2", 32, "i-not-asked-for");
        Volumes volumes = inBatches(_ -> new Volumes.Batch(List.of(attached, elsewhere), new Calls(1, 0)));

        var partial = measure(with(volumes), ONE_BY_ONE, BUDGET, ids(1));

        assertThat(partial.totals()).isEqualTo(new Measures(1, 8));
    }

    @Test
    void a_volume_of_which_EC2_does_not_name_the_instance_is_counted_once_under_a_label_of_its_own() {
        Volumes volumes = inBatches(_ -> new Volumes.Batch(List.of(volume("vol-1", 80)), new Calls(1, 0)));
        var group = new InstanceGroup(1, Map.of(TEAM, "web", ENV, "prod"), List.of("i-0"));
        inventory.add(SCOPE, List.of(expecting("i-0")), List.of());
        var measurer = new Measurer(with(volumes), ONE_BY_ONE, progress);

        var merged = measurer.measure(chunk(1, group)).merge(measurer.measure(chunk(2, group)));

        assertThat(merged.scopes()).singleElement().satisfies(scope -> {
            assertThat(scope.cube().by(TEAM)).isEqualTo(Map.of("(unlisted)", new Measures(1, 80)));
            assertThat(scope.cube().by(ENV)).isEqualTo(Map.of("(unlisted)", new Measures(1, 80)));
            assertThat(scope.failure()).isNull();
            assertThat(scope.vanished()).isZero();
        });
    }

    @Test
    void an_instance_whose_volumes_are_not_found_is_asked_about_once_more_and_may_be_gone() {
        var partial = measureExpecting(inventory, "i-gone");

        assertThat(partial.failure()).isNull();
        assertThat(partial.instances()).isEqualTo(1);
        assertThat(partial.vanished()).isEqualTo(1);
        assertThat(partial.calls()).isEqualTo(new Calls(2, 0));
    }

    @Test
    void an_instance_that_has_lost_its_volumes_is_no_contradiction() {
        inventory.add(SCOPE, List.of(new Instance("i-emptied", 0, Map.of())), List.of());

        var partial = measureExpecting(inventory, "i-emptied");

        assertThat(partial.failure()).isNull();
        assertThat(partial.vanished()).isEqualTo(1);
    }

    @Test
    void volumes_that_only_the_second_look_finds_are_counted() {
        inventory.add(SCOPE, List.of(expecting("i-0")), List.of(volume("vol-1", 8, "i-0")));
        var asked = new AtomicInteger();
        var late = new ForwardingInventory(inventory) {
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                return new ForwardingVolumes(super.volumes(scope, budget)) {
                    @Override
                    public Batch attachedTo(List<String> batch) {
                        return asked.getAndIncrement() == 0
                                ? new Batch(List.of(), new Calls(1, 0))
                                : super.attachedTo(batch);
                    }
                };
            }
        };

        var partial = measureExpecting(late, "i-0");

        assertThat(partial.failure()).isNull();
        assertThat(partial.totals()).isEqualTo(new Measures(1, 8));
        assertThat(partial.vanished()).isZero();
        assertThat(partial.instances()).isEqualTo(1);
        assertThat(partial.calls()).isEqualTo(new Calls(3, 0));
        assertThat(progress.snapshot().calls()).isEqualTo(new Calls(3, 0));
    }

    @Test
    void fifty_instances_with_volumes_of_which_none_is_found_are_a_contradiction() {
        var ids = ids(50);
        inventory.add(SCOPE, ids.stream().map(MeasurerTest::expecting).toList(), List.of());

        var partial = measureExpecting(inventory, ids.toArray(String[]::new));

        assertThat(partial.instances()).isZero();
        assertThat(partial.vanished()).isZero();
        assertThat(partial.failure())
                .isEqualTo(new Failed(
                        "ec2:DescribeVolumes",
                        "VolumesNotFound",
                        "EC2 contradicts itself: ec2:DescribeInstances shows EBS volumes of 50 instances (i-0, …),"
                                + " but ec2:DescribeVolumes finds none of them, even when asked again",
                        "",
                        true));
    }

    @Test
    void a_second_look_that_is_refused_leaves_the_scope_incomplete() {
        var why = new Denied("ec2:DescribeInstances", "not authorized");
        inventory.failListing(SCOPE, 0, why);

        var partial = measureExpecting(inventory, "i-0");

        assertThat(partial.failure()).isEqualTo(why);
        assertThat(partial.calls()).isEqualTo(new Calls(2, 0));
    }

    @Test
    void a_volume_with_several_attachments_that_two_batches_saw_is_counted_once() {
        var several = volume("vol-1", 100, "i-0", "i-399");
        inventory.add(SCOPE, instances(ids(400)), List.of(several, volume("vol-2", 8, "i-1")));

        var partial = measure(ids(400));

        assertThat(several.spec().multiAttach()).isFalse();
        assertThat(inventory.batchesAsked(SCOPE)).isEqualTo(2);
        assertThat(partial.shared()).containsOnlyKeys("vol-1");
        assertThat(partial.totals()).isEqualTo(new Measures(2, 108));
    }

    @Test
    void a_multi_attach_volume_on_one_instance_is_kept_by_id_for_it_may_be_on_another_in_a_moment() {
        inventory.add(
                SCOPE, instances(ids(1)), List.of(new Volume("vol-1", "eu-west-1a", "io2", 4, true, List.of("i-0"))));

        assertThat(measure(ids(1)).shared()).containsOnlyKeys("vol-1");
    }

    @Test
    void a_multi_attach_volume_of_two_chunks_is_counted_once_under_several_where_their_tags_differ() {
        inventory.add(
                SCOPE,
                instances(ids(2)),
                List.of(new Volume("vol-1", "eu-west-1a", "io2", 4, true, List.of("i-0", "i-1", "i-gone"))));
        var first = chunk(1, group("web", "i-0"));
        var second = chunk(2, group("atlas", "i-1"));
        var measurer = new Measurer(inventory, ONE_BY_ONE, progress);

        var merged = measurer.measure(first).merge(measurer.measure(second));

        assertThat(merged.scopes())
                .singleElement()
                .satisfies(scope -> assertThat(scope.cube())
                        .isEqualTo(Cubes.of("io2", Map.of("team", "(several)", "env", "prod"), new Measures(1, 4))));
    }

    @Test
    void the_first_failure_ends_the_asking_within_its_scope() {
        var why = new ThrottledOut("ec2:DescribeVolumes", "slow down");
        inventory.add(SCOPE, instances(ids(2_000)), List.of(volume("vol-1", 8, "i-0")));
        inventory.failMeasuring(SCOPE, 2, why);

        var partial = measure(inventory, ONE_BY_ONE, BUDGET, ids(2_000));

        assertThat(inventory.batchesAsked(SCOPE)).isEqualTo(3);
        assertThat(partial.failure()).isEqualTo(why);
        assertThat(partial.instances()).isEqualTo(400);
        assertThat(partial.totals()).isEqualTo(new Measures(1, 8));
        assertThat(partial.calls()).isEqualTo(new Calls(3, 1));
        assertThat(progress.snapshot().calls()).isEqualTo(new Calls(3, 1));
    }

    @Test
    void of_several_failures_of_a_scope_the_first_stands_and_the_calls_of_all_count() {
        var tally = new ScopeTally(SCOPE, List.of(), CountedVolumes.NONE);

        tally.fail(new ThrottledOut("ec2:DescribeVolumes", "slow down"));
        tally.called(new Calls(5, 5));
        tally.fail(new Interrupted());
        tally.called(new Calls(1, 0));

        assertThat(tally.partial(Duration.ZERO).failure())
                .isEqualTo(new ThrottledOut("ec2:DescribeVolumes", "slow down"));
        assertThat(tally.partial(Duration.ZERO).calls()).isEqualTo(new Calls(6, 5));
    }

    @Test
    void a_share_that_fails_does_not_disturb_the_others_of_its_chunk() {
        var why = new Denied("ec2:DescribeVolumes", "not authorized");
        inventory.add(OTHER, instances(ids(1)), List.of(volume("vol-1", 8, "i-0")));
        inventory.failMeasuring(SCOPE, 0, why);
        var group = new InstanceGroup(0, Map.of(), List.of("i-0"));
        var chunk = new Chunk(
                1,
                AccountRole.DEFAULT,
                List.of(new Share(SCOPE, BUDGET, List.of(group)), new Share(OTHER, BUDGET, List.of(group))));

        var partial = new Measurer(inventory, Concurrency.DEFAULT, progress).measure(chunk);

        assertThat(partial.scopes()).extracting(ScopePartial::scope).containsExactly(SCOPE, OTHER);
        assertThat(partial.scopes().getFirst().failure()).isEqualTo(why);
        assertThat(partial.scopes().getFirst().instances()).isZero();
        assertThat(partial.scopes().getLast().failure()).isNull();
        assertThat(partial.scopes().getLast().totals()).isEqualTo(new Measures(1, 8));
        assertThat(progress.snapshot().scopesDone()).isEqualTo(2);
    }

    @Test
    void what_was_stopped_before_it_was_asked_for_is_missing() {
        inventory.add(SCOPE, instances(ids(400)), List.of());
        progress.stop();

        var partial = measure(ids(400));

        assertThat(inventory.batchesAsked(SCOPE)).isZero();
        assertThat(partial.failure()).isEqualTo(new Interrupted());
        assertThat(partial.instances()).isZero();
    }

    @Test
    void as_many_calls_are_in_flight_as_the_budget_admits_in_10_seconds_and_no_more() {
        var slow = new Budget(Duration.ofSeconds(5), 0);

        assertThat(mostInFlight(2, Concurrency.DEFAULT, slow)).isEqualTo(2);
    }

    @Test
    void as_many_calls_are_in_flight_as_are_allowed_for_a_scope_and_no_more() {
        assertThat(mostInFlight(3, new Concurrency(1, 3), BUDGET)).isEqualTo(3);
    }

    @Test
    void a_budget_of_less_than_a_call_in_10_seconds_admits_one_at_a_time() {
        var slowest = new Budget(Duration.ofMinutes(1), 0);

        assertThat(mostInFlight(1, Concurrency.DEFAULT, slowest)).isEqualTo(1);
    }

    @Test
    void a_chunk_without_instances_measures_nothing_and_asks_nothing() {
        var partial = measure(List.of());

        assertThat(inventory.batchesAsked(SCOPE)).isZero();
        assertThat(partial).isEqualTo(ScopePartial.empty(SCOPE, null));
    }

    @Test
    void a_mistake_of_ours_is_not_taken_for_a_failure_of_the_scope() {
        Volumes volumes = inBatches(_ -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(() -> measure(with(volumes), ONE_BY_ONE, BUDGET, ids(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
    }

    @Test
    void progress_counts_the_volumes_seen() {
        inventory.add(SCOPE, instances(ids(2)), List.of(volume("vol-1", 8, "i-0"), volume("vol-2", 8, "i-1")));

        measure(ids(2));

        assertThat(progress.snapshot().volumes()).isEqualTo(2);
        assertThat(progress.snapshot().calls()).isEqualTo(new Calls(1, 0));
    }

    private static InstanceGroup group(String team, String id) {
        return new InstanceGroup(0, Map.of(Dimension.tag("team"), team, Dimension.tag("env"), "prod"), List.of(id));
    }

    private ScopePartial measure(List<String> ids) {
        return measure(inventory, Concurrency.DEFAULT, BUDGET, ids);
    }

    private ScopePartial measure(Inventory from, Concurrency concurrency, Budget budget, List<String> ids) {
        var share = new Share(SCOPE, budget, List.of(new InstanceGroup(0, Map.of(), ids)));
        var partial =
                new Measurer(from, concurrency, progress).measure(new Chunk(1, AccountRole.DEFAULT, List.of(share)));
        return partial.scopes().getFirst();
    }

    private ScopePartial measureExpecting(Inventory from, String... ids) {
        var chunk = chunk(1, new InstanceGroup(1, Map.of(), List.of(ids)));
        return new Measurer(from, ONE_BY_ONE, progress).measure(chunk).scopes().getFirst();
    }

    private static Instance expecting(String id) {
        return new Instance(id, 1, Map.of());
    }

    private static Chunk chunk(int number, InstanceGroup group) {
        return new Chunk(number, AccountRole.DEFAULT, List.of(new Share(SCOPE, BUDGET, List.of(group))));
    }

    private static Volume volume(String id, long gibibytes, String... instances) {
        return new Volume(id, "eu-west-1a", "gp3", gibibytes, false, List.of(instances));
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(n -> "i-" + n).toList();
    }

    private static List<Instance> instances(List<String> ids) {
        return ids.stream().map(id -> new Instance(id, 0, Map.of())).toList();
    }

    /** Each call waits for so many to be in flight together; the most that ever were. */
    private int mostInFlight(int together, Concurrency concurrency, Budget budget) {
        var barrier = new CyclicBarrier(together);
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        Volumes volumes = inBatches(_ -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            meet(barrier);
            inFlight.decrementAndGet();
            return new Volumes.Batch(List.of(), new Calls(1, 0));
        });
        measure(with(volumes), concurrency, budget, ids(24 * Volumes.INSTANCES_PER_BATCH));
        return most.get();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("too few calls in flight", e);
        }
    }

    private Volumes inBatches(Function<List<String>, Volumes.Batch> answer) {
        return new ForwardingVolumes(inventory.volumes(SCOPE, BUDGET)) {
            @Override
            public Batch attachedTo(List<String> instances) {
                return answer.apply(instances);
            }
        };
    }

    private Inventory with(Volumes volumes) {
        return new ForwardingInventory(inventory) {
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                return volumes;
            }
        };
    }
}
