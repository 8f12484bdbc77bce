package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Census;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.FakeInventory;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.ForwardingInventory;
import ebscensus.core.inventory.ForwardingVolumes;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Empty;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.NotAsked;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.inventory.Pages;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scope is asked for besides the volumes of its instances, in one process. */
class SourcesTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Missing DENIED = new Denied("ec2:ListVolumesInRecycleBin", "not authorized");
    private static final CensusRequest EVERYTHING = CensusRequest.DEFAULT.withRequire(Requirement.EVERYTHING);
    private final FakeInventory inventory = new FakeInventory();

    @Test
    void each_use_has_its_volumes() {
        fill(3);

        var census = count(EVERYTHING);

        assertThat(census.uses())
                .isEqualTo(Map.of(
                        Use.RUNNING, new Measures(2, 2),
                        Use.STOPPED, new Measures(1, 1),
                        Use.UNLISTED, new Measures(2, 96),
                        Use.UNATTACHED, new Measures(1, 500),
                        Use.RECYCLE_BIN, new Measures(1, 7)));
        assertThat(census.totals()).isEqualTo(new Measures(3, 3));
        assertThat(census.billed()).isEqualTo(new Measures(7, 606));
        assertThat(census.notCounted()).isEmpty();
        assertThat(census.by(Dimension.TYPE)).isEqualTo(Map.of("gp3", new Measures(3, 3)));
        assertThat(census.ledger().getFirst().totals()).isEqualTo(new Measures(3, 3));
        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void a_thousand_instances_with_two_volumes_each_and_a_hundred_unattached_ones_take_five_requests() {
        fillThousand();

        assertThat(requests(count(EVERYTHING))).isEqualTo(1 + 3 + 1);
        inventory.withVolumePageSize(500);
        assertThat(requests(count(EVERYTHING))).isEqualTo(1 + 5 + 1);
        assertThat(inventory.batchesAsked(SCOPE)).isZero();
    }

    @Test
    void a_larger_scope_is_asked_in_batches_and_for_the_volumes_that_are_in_no_use() {
        fill(1_001);

        var census = count(EVERYTHING);

        assertThat(requests(census))
                .as("instances, batches, other volumes, Recycle Bin, and up to two pages that are read while"
                        + " instances are listed")
                .isBetween(2L + 6 + 1 + 1, 2L + 6 + 1 + 1 + 2);
        assertThat(census.uses())
                .containsEntry(Use.UNATTACHED, new Measures(1, 500))
                .containsEntry(Use.RECYCLE_BIN, new Measures(1, 7))
                .containsEntry(Use.UNLISTED, Measures.NONE);
        assertThat(census.totals()).isEqualTo(new Measures(1_001, 1_001));
    }

    @Test
    void a_larger_scope_is_named_for_the_volumes_that_something_else_uses_and_is_complete_all_the_same() {
        fill(1_001);

        var census = count(EVERYTHING);

        assertThat(census.notCounted()).containsExactly(new NotCounted(SCOPE, Source.UNLISTED, new NotAsked(), false));
        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(count(CensusRequest.DEFAULT.withAttachedOnly(true)).notCounted())
                .isEmpty();
    }

    @Test
    void attached_only_asks_for_nothing_but_the_volumes_of_instances() {
        fill(3);

        var census = count(CensusRequest.DEFAULT.withAttachedOnly(true));

        assertThat(requests(census)).isEqualTo(1 + 1);
        assertThat(census.billed()).isEqualTo(new Measures(3, 3));
        assertThat(census.notCounted()).isEmpty();
    }

    @Test
    void filters_select_instances_so_that_only_attached_volumes_are_counted() {
        fill(3);

        var census = count(EVERYTHING.withFilters(new TreeMap<>(Map.of("tag:team", List.of("web")))));

        assertThat(census.billed()).isEqualTo(new Measures(3, 3));
        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void a_scope_without_instances_has_its_unattached_volumes_counted() {
        inventory.add(SCOPE, List.of(), List.of(unattached("vol-1", 500)));

        var census = count(EVERYTHING);

        assertThat(census.uses()).containsEntry(Use.UNATTACHED, new Measures(1, 500));
        assertThat(census.ledger())
                .singleElement()
                .extracting(LedgerLine::outcome)
                .isEqualTo(new Empty());
        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void a_recycle_bin_that_is_denied_leaves_the_attached_total_and_its_verdict() {
        fill(3);
        inventory.failRecycleBin(SCOPE, 0, DENIED);

        var census = count(CensusRequest.DEFAULT);

        assertThat(census.totals()).isEqualTo(new Measures(3, 3));
        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.notCounted()).containsExactly(new NotCounted(SCOPE, Source.RECYCLE_BIN, DENIED, false));
        assertThat(census.missingSources()).isEmpty();
    }

    @Test
    void
            where_everything_is_required_a_source_that_is_not_counted_makes_the_census_incomplete_unless_it_is_tolerated() {
        fill(3);
        inventory.failRecycleBin(SCOPE, 0, DENIED);

        assertThat(count(EVERYTHING).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(count(EVERYTHING.withTolerate(new Tolerance(List.of("eu-west-1"))))
                        .verdict())
                .isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void other_volumes_of_a_larger_scope_that_fail_midway_are_counted_up_to_there() {
        fill(1_001);
        inventory
                .add(SCOPE, List.of(), List.of(unattached("vol-b", 2), unattached("vol-c", 3)))
                .withVolumePageSize(1);
        var why = new ThrottledOut("ec2:DescribeVolumes", "slow down");
        inventory.failOthers(SCOPE, 1, why);

        var census = count(CensusRequest.DEFAULT);

        assertThat(census.totals()).isEqualTo(new Measures(1_001, 1_001));
        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.uses()).containsEntry(Use.UNATTACHED, new Measures(1, 500));
        assertThat(census.notCounted()).containsExactly(new NotCounted(SCOPE, Source.OTHERS, why, false));
    }

    @Test
    void a_scope_that_is_read_as_a_whole_and_fails_misses_its_attached_volumes_too() {
        fill(3);
        var why = new Denied("ec2:DescribeVolumes", "not authorized");
        inventory.failMeasuring(SCOPE, 0, why);

        var census = count(CensusRequest.DEFAULT);

        assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(census.instances()).isZero();
        assertThat(census.notCounted())
                .containsExactly(
                        new NotCounted(SCOPE, Source.ATTACHED, why, false),
                        new NotCounted(SCOPE, Source.OTHERS, why, false));
        assertThat(census.uses()).containsEntry(Use.RECYCLE_BIN, new Measures(1, 7));
    }

    @Test
    void
            a_scope_that_is_read_as_a_whole_and_fails_midway_has_its_instances_asked_about_and_misses_other_volumes_only() {
        fill(300);
        var why = new ThrottledOut("ec2:DescribeVolumes", "slow down");
        var breaking = changing(pages -> token -> {
            if (token != null) {
                throw new ScopeFailure(why, new Calls(1, 1));
            }
            return pages.page(null);
        });
        inventory.withVolumePageSize(100);

        var census = count(breaking, CensusRequest.DEFAULT);

        assertThat(census.totals()).isEqualTo(new Measures(300, 300));
        assertThat(census.instances()).isEqualTo(300);
        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.notCounted()).containsExactly(new NotCounted(SCOPE, Source.OTHERS, why, false));
        assertThat(census.uses()).containsEntry(Use.UNATTACHED, new Measures(1, 500));
    }

    /** Whatever the size of the scope, the filter on instances says which of the volumes without an instance id are attached. */
    @ParameterizedTest
    @ValueSource(ints = {3, 1_000, 1_001})
    void a_volume_without_an_instance_id_that_the_filter_matches_is_attached_in_a_scope_of_any_size(int instances) {
        fill(instances, 2);
        var unnamed = new Volume("vol-unnamed", "eu-west-1a", "gp3", 80, false, List.of());
        var matching = new ForwardingInventory(inventory) {
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                return new ForwardingVolumes(super.volumes(scope, budget)) {
                    @Override
                    public Batch attachedTo(List<String> batch) {
                        var found = super.attachedTo(batch);
                        var all = new ArrayList<>(found.volumes());
                        if (batch.contains("i-0")) {
                            all.add(unnamed);
                        }
                        return new Batch(all, found.calls());
                    }
                };
            }
        };

        var all = count(matching, EVERYTHING);
        var attachedOnly = count(matching, CensusRequest.DEFAULT.withAttachedOnly(true));

        assertThat(all.totals())
                .isEqualTo(new Measures(instances + 1, instances + 80))
                .isEqualTo(attachedOnly.totals());
        assertThat(all.instances()).isEqualTo(instances);
        assertThat(all.verdict()).isEqualTo(Verdict.COMPLETE);
    }

    /** A page of instances, two of all volumes of which one is in use by no instance, and one of the Recycle Bin. */
    @Test
    void nothing_is_asked_about_volumes_without_an_instance_id_if_no_instance_lacks_one() {
        fill(800);
        inventory.withVolumePageSize(500);

        var census = count(EVERYTHING);

        assertThat(census.uses()).containsEntry(Use.UNLISTED, new Measures(2, 96));
        assertThat(requests(census)).isEqualTo(4);
    }

    /** The same, and one batch more. */
    @Test
    void only_the_instances_that_lack_a_volume_are_asked_about() {
        fill(799);
        var twoVolumes = new Instance("i-two", false, 2, Map.of("team", "web"));
        inventory
                .add(SCOPE, List.of(twoVolumes), List.of(attached("vol-one", "i-two"), attached("vol-one", "i-two")))
                .withVolumePageSize(500);

        assertThat(requests(count(EVERYTHING))).isEqualTo(5);
    }

    @Test
    void a_scope_without_instances_of_which_no_volume_can_be_read_misses_nothing_that_is_attached() {
        inventory.failMeasuring(SCOPE, 0, DENIED);

        var census = count(CensusRequest.DEFAULT);

        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.notCounted()).containsExactly(new NotCounted(SCOPE, Source.OTHERS, DENIED, false));
    }

    @Test
    void a_scope_that_cannot_be_listed_is_asked_for_nothing_but_the_first_pages_of_volumes_that_are_read_meanwhile() {
        fill(3_000);
        inventory.failListing(SCOPE, 0, DENIED);

        var census = count(EVERYTHING);

        assertThat(requests(census)).isBetween(1L, 3L);
        assertThat(census.notCounted()).containsExactly(new NotCounted(SCOPE, Source.INSTANCES, DENIED, false));
    }

    @Test
    void an_interrupted_census_says_which_sources_it_did_not_read() {
        fill(3);
        inventory.withVolumePageSize(1);
        var progress = new Progress(() -> 0);
        var stopped = new CountDownLatch(1);
        var stopping = new ForwardingInventory(inventory) {
            @Override
            public Fleet fleet(Scope scope, CensusRequest request, Budget budget) {
                var fleet = super.fleet(scope, request, budget);
                return token -> {
                    var page = fleet.page(token);
                    progress.stop();
                    stopped.countDown();
                    return page;
                };
            }

            // No page is read ahead before the census is stopped, and no more than one after it.
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                return new ForwardingVolumes(super.volumes(scope, budget)) {
                    @Override
                    public Pages<Volume> all() {
                        var all = super.all();
                        return token -> {
                            await(stopped);
                            return all.page(token);
                        };
                    }
                };
            }
        };

        var census = new InProcessCensus(stopping, Concurrency.DEFAULT, progress)
                .count(CensusRequest.DEFAULT, Resolution.of(List.of(SCOPE)));

        assertThat(census.notCounted())
                .extracting(NotCounted::source)
                .containsExactly(Source.ATTACHED, Source.OTHERS, Source.RECYCLE_BIN);
        assertThat(census.notCounted()).extracting(NotCounted::missing).containsOnly(new Interrupted());
    }

    @Test
    void a_volume_of_a_running_and_a_stopped_instance_is_running() {
        var both = new Volume("vol-1", "eu-west-1a", "io2", 4, true, List.of("i-stopped", "i-running"));
        var one = new Volume("vol-2", "eu-west-1a", "io2", 8, true, List.of("i-stopped"));
        inventory.add(SCOPE, List.of(instance("i-stopped", true), instance("i-running", false)), List.of(both, one));

        var uses = count(EVERYTHING).uses();

        assertThat(uses.getOrDefault(Use.RUNNING, Measures.NONE).gibibytes()).isEqualTo(4);
        assertThat(uses.getOrDefault(Use.STOPPED, Measures.NONE).gibibytes()).isEqualTo(8);
    }

    /** AWS attaches volumes to instances that it manages and does not name the instance; the filter on it matches all the same. */
    @Test
    void a_volume_without_an_instance_id_is_attached_once_a_second_look_matches_it() {
        var unnamed = new Volume("vol-1", "eu-west-1a", "gp3", 80, false, List.of());
        inventory.add(SCOPE, List.of(new Instance("i-managed", 1, Map.of())), List.of(unnamed));
        var matching = matching(List.of(unnamed));

        var census = count(matching, EVERYTHING);

        assertThat(census.totals()).isEqualTo(new Measures(1, 80));
        assertThat(census.billed()).isEqualTo(new Measures(1, 80));
        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void a_volume_that_was_attached_between_two_answers_is_counted_once() {
        var attached = new Volume("vol-1", "eu-west-1a", "gp3", 8, false, List.of("i-0"));
        inventory.add(SCOPE, List.of(new Instance("i-0", 1, Map.of())), List.of(unattached("vol-1", 8)));

        var census = count(matching(List.of(attached)), EVERYTHING);

        assertThat(census.billed()).isEqualTo(new Measures(1, 8));
    }

    @Test
    void a_volume_that_two_pages_or_two_sources_show_is_counted_once() {
        var twice = unattached("vol-1", 8);
        inventory.add(SCOPE, List.of(), List.of(twice)).withRecycleBin(SCOPE, List.of(twice));
        var repeating = new ForwardingInventory(inventory) {
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                return new ForwardingVolumes(super.volumes(scope, budget)) {
                    @Override
                    public Pages<Volume> all() {
                        return token ->
                                new Pages.Page<>(List.of(twice), token == null ? "again" : null, new Calls(1, 0));
                    }
                };
            }
        };

        assertThat(count(repeating, EVERYTHING).billed()).isEqualTo(new Measures(1, 8));
    }

    @Test
    void a_chain_that_leads_back_to_an_earlier_page_is_a_failure_that_names_the_action() {
        inventory.add(SCOPE, List.of(), List.of());
        var circular = new ForwardingInventory(inventory) {
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                return new ForwardingVolumes(super.volumes(scope, budget)) {
                    @Override
                    public Pages<Volume> recycleBin() {
                        var pages = super.recycleBin();
                        return new Pages<>() {
                            @Override
                            public Page<Volume> page(@Nullable String token) {
                                return new Page<>(List.of(), "again", new Calls(1, 0));
                            }

                            @Override
                            public String action() {
                                return pages.action();
                            }
                        };
                    }
                };
            }
        };

        assertThat(count(circular, EVERYTHING).notCounted())
                .singleElement()
                .extracting(NotCounted::missing)
                .isEqualTo(new Failed(
                        "ec2:ListVolumesInRecycleBin",
                        "RepeatedPageToken",
                        "a page token led back to an earlier page",
                        "",
                        false));
    }

    /** So many instances, each third of them stopped, with a volume of 1 GiB each; and one or two volumes of each other use. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void fill(int instances) {
        fill(instances, 1);
    }

    /** @param mappedVolumes how many volumes the listing of the instances shows of each */
    private void fill(int instances, int mappedVolumes) {
        var volumes = new ArrayList<>(List.of(
                unattached("vol-a", 500),
                new Volume("vol-unnamed", "eu-west-1a", "gp3", 80, false, List.of()),
                new Volume("vol-new", "eu-west-1a", "gp3", 16, false, List.of("i-launched-a-moment-ago"))));
        var all = IntStream.range(0, instances)
                .mapToObj(n -> new Instance("i-" + n, n % 3 == 2, mappedVolumes, Map.of("team", "web")))
                .toList();
        all.forEach(instance ->
                volumes.add(new Volume("vol-" + instance.id(), "eu-west-1a", "gp3", 1, false, List.of(instance.id()))));
        inventory.add(SCOPE, all, volumes).withRecycleBin(SCOPE, List.of(unattached("vol-deleted", 7)));
    }

    private void fillThousand() {
        var volumes = new ArrayList<Volume>();
        var instances = IntStream.range(0, 1_000)
                .mapToObj(n -> instance("i-" + n, false))
                .toList();
        instances.forEach(instance -> {
            for (String slot : List.of("a", "b")) {
                volumes.add(new Volume(
                        "vol-" + slot + instance.id(), "eu-west-1a", "gp3", 1, false, List.of(instance.id())));
            }
        });
        IntStream.range(0, 100).forEach(n -> volumes.add(unattached("vol-" + n, 1)));
        inventory.add(SCOPE, instances, volumes);
    }

    private static Instance instance(String id, boolean stopped) {
        return new Instance(id, stopped, 1, Map.of("team", "web"));
    }

    private static Volume attached(String id, String instance) {
        return new Volume(id, "eu-west-1a", "gp3", 1, false, List.of(instance));
    }

    private static Volume unattached(String id, long gibibytes) {
        return new Volume(id, new VolumeSpec("eu-west-1a", "gp3", gibibytes), false, List.of());
    }

    /** EC2 whose filter on instances matches these volumes. */
    private Inventory matching(List<Volume> volumes) {
        return new ForwardingInventory(inventory) {
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                return new ForwardingVolumes(super.volumes(scope, budget)) {
                    @Override
                    public Batch attachedTo(List<String> instances) {
                        return new Batch(volumes, new Calls(1, 0));
                    }
                };
            }
        };
    }

    /** EC2 whose pages of all volumes are these. */
    private Inventory changing(UnaryOperator<Pages<Volume>> change) {
        return new ForwardingInventory(inventory) {
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                return new ForwardingVolumes(super.volumes(scope, budget)) {
                    @Override
                    public Pages<Volume> all() {
                        return change.apply(super.all());
                    }
                };
            }
        };
    }

    private Census count(CensusRequest request) {
        return count(inventory, request);
    }

    private static Census count(Inventory inventory, CensusRequest request) {
        return new InProcessCensus(inventory, Concurrency.DEFAULT, new Progress(() -> 0))
                .count(request, Resolution.of(List.of(SCOPE)));
    }

    private static long requests(Census census) {
        return census.ledger().stream()
                .mapToLong(line -> line.calls().requests())
                .sum();
    }
}
