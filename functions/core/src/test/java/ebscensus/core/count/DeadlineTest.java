package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Measures;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.Source;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.FakeInventory;
import ebscensus.core.inventory.ForwardingInventory;
import ebscensus.core.inventory.ForwardingVolumes;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Pages;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.Reach;
import ebscensus.core.plan.Share;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many pages of volumes that no instance has must not cost a worker the volumes of its instances. */
class DeadlineTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final VolumeSpec SPEC = new VolumeSpec("eu-west-1a", "gp3", 8);
    private static final int LOOSE = 100;
    private final FakeInventory inventory = new FakeInventory();
    private final AtomicLong clock = new AtomicLong();
    private final Progress progress = new Progress(clock::get);

    @ParameterizedTest
    @EnumSource(names = {"ATTACHED_AND_OTHERS", "WHOLE_SCOPE"})
    void a_worker_reads_pages_of_volumes_for_two_thirds_of_its_time_and_has_the_attached_ones_all_the_same(
            Reach reach) {
        var partial = measured(slow(Duration.ofMinutes(1)), reach);

        assertThat(clock.get()).isEqualTo(Duration.ofMinutes(10).toNanos());
        assertThat(partial.totals()).isEqualTo(new Measures(1, 8));
        assertThat(partial.instances()).isEqualTo(1);
        assertThat(partial.failure()).isNull();
        assertThat(partial.others().failed().get(Source.OTHERS)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("TooManyPages");
            assertThat(failed.action()).isEqualTo("ec2:DescribeVolumes");
            assertThat(failed.message()).contains("within 10 minutes", "from a terminal");
            assertThat(failed.transientFailure()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"ATTACHED_AND_OTHERS", "WHOLE_SCOPE"})
    void pages_that_end_in_time_are_all_read(Reach reach) {
        var partial = measured(slow(Duration.ofSeconds(5)), reach);

        assertThat(partial.cube().total()).isEqualTo(new Measures(1 + LOOSE, 8 * (1 + LOOSE)));
        assertThat(partial.others().counted())
                .isEqualTo(
                        reach == Reach.WHOLE_SCOPE
                                ? Set.of(Source.OTHERS, Source.RECYCLE_BIN, Source.UNLISTED)
                                : Set.of(Source.OTHERS, Source.RECYCLE_BIN));
    }

    @Test
    void one_process_has_no_such_limit() {
        var census = new InProcessCensus(slow(Duration.ofHours(1)), Concurrency.DEFAULT, progress)
                .count(CensusRequest.DEFAULT, Resolution.of(List.of(SCOPE)));

        assertThat(census.billed()).isEqualTo(new Measures(1 + LOOSE, 8 * (1 + LOOSE)));
        assertThat(census.notCounted()).isEmpty();
    }

    private ScopePartial measured(Inventory from, Reach reach) {
        var groups = List.of(new InstanceGroup(1, Map.of(), List.of("i-1")));
        var share = new Share(SCOPE, reach, Budget.ofCallsPerSecond(20), List.of(), groups);
        var partial = new Measurer(from, Concurrency.DEFAULT, progress)
                .measure(new Chunk(1, CensusRequest.DEFAULT.require(), AccountRole.DEFAULT, List.of(share)));
        return partial.scopes().getFirst();
    }

    /** Each page has one volume; the attached one is on the last. */
    private Inventory slow(Duration eachPage) {
        inventory
                .withVolumePageSize(1)
                .add(
                        SCOPE,
                        List.of(new Instance("i-1", 1, Map.of())),
                        IntStream.rangeClosed(0, LOOSE)
                                .mapToObj(DeadlineTest::volume)
                                .toList());
        return new ForwardingInventory(inventory) {
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                return new ForwardingVolumes(super.volumes(scope, budget)) {
                    @Override
                    public Pages<Volume> all() {
                        return slow(super.all(), eachPage);
                    }

                    @Override
                    public Pages<Volume> others() {
                        return slow(super.others(), eachPage);
                    }
                };
            }
        };
    }

    private static Volume volume(int number) {
        return number == LOOSE
                ? new Volume("vol-z", SPEC, List.of("i-1"))
                : new Volume("vol-%03d".formatted(number), SPEC, false, List.of());
    }

    private Pages<Volume> slow(Pages<Volume> pages, Duration eachPage) {
        return new Pages<>() {
            @Override
            public Page<Volume> page(@Nullable String token) {
                clock.addAndGet(eachPage.toNanos());
                return pages.page(token);
            }

            @Override
            public String action() {
                return pages.action();
            }
        };
    }
}
