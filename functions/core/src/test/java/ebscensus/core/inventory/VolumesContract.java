package ebscensus.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Volumes} must do. */
public abstract class VolumesContract {
    private static final Budget BUDGET = Budget.ofCallsPerSecond(20);

    /** Of EC2's form, but of no instance. */
    private static final List<String> GONE = List.of("i-0f00dfeedf00dfee0", "i-0f00dfeedf00dfee1");

    /** The inventory under test, in which {@link #known()} is. */
    protected abstract Inventory inventory();

    /** The truth to compare with; the same at every call. */
    protected abstract KnownScope known();

    /** An inventory in which DescribeVolumes fails in this way for the {@link #known()} scope. */
    protected abstract Inventory failing(PortFailure failure);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 199, 200})
    public void a_batch_has_each_volume_of_its_instances_once(int size) {
        var instances = live().subList(0, size);

        var batch = volumes().attachedTo(instances);

        assertThat(normal(batch.volumes())).containsExactlyInAnyOrderElementsOf(trueVolumes(instances));
        assertThat(batch.calls().requests()).isPositive();
    }

    @Test
    public void all_batches_together_have_all_attached_volumes() {
        var seen = new HashSet<Volume>();

        for (int from = 0; from < live().size(); from += Volumes.INSTANCES_PER_BATCH) {
            int to = Math.min(from + Volumes.INSTANCES_PER_BATCH, live().size());
            seen.addAll(normal(volumes().attachedTo(live().subList(from, to)).volumes()));
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(normal(known().volumes()));
        assertThat(seen.stream().map(Volume::id)).doesNotContainAnyElementsOf(known().unattached());
        assertThat(known().unattached()).isNotEmpty();
    }

    @Test
    public void a_batch_of_no_instances_would_be_a_scan_and_is_refused() {
        assertThatThrownBy(() -> volumes().attachedTo(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 instances")
                .hasMessageContaining("1 to 200");
    }

    @Test
    public void a_batch_of_201_instances_is_refused() {
        assertThatThrownBy(() -> volumes().attachedTo(live().subList(0, 201)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("201 instances");
    }

    @Test
    public void instances_that_do_not_exist_are_passed_over() {
        var one = instanceWithVolumes();
        assertThat(known().live()).doesNotContainKeys(GONE.toArray(String[]::new));

        var batch = volumes()
                .attachedTo(Stream.concat(GONE.stream(), Stream.of(one)).toList());

        assertThat(normal(batch.volumes())).containsExactlyInAnyOrderElementsOf(trueVolumes(List.of(one)));
    }

    @Test
    public void a_batch_of_instances_that_do_not_exist_has_no_volumes() {
        assertThat(volumes().attachedTo(GONE).volumes()).isEmpty();
    }

    @Test
    public void an_instance_without_volumes_has_none() {
        String bare = live().stream()
                .filter(id -> trueVolumes(List.of(id)).isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the suite needs an instance without volumes"));

        assertThat(volumes().attachedTo(List.of(bare)).volumes()).isEmpty();
    }

    @Test
    public void a_multi_attach_volume_tells_all_its_instances_whichever_of_them_is_asked_for() {
        var shared = known().volumes().stream()
                .filter(volume ->
                        volume.spec().multiAttach() && volume.instances().size() > 1)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the suite needs a Multi-Attach volume on several instances"));

        for (String instance : shared.instances()) {
            var answered = normal(volumes().attachedTo(List.of(instance)).volumes());

            assertThat(answered).contains(normal(shared));
        }
    }

    @Test
    public void a_multi_attach_volume_is_answered_once_when_several_of_its_instances_are_asked_for() {
        for (Volume volume : known().volumes()) {
            if (volume.isShareable()) {
                var answered = volumes().attachedTo(volume.instances()).volumes();

                assertThat(answered).filteredOn(Volume::id, volume.id()).hasSize(1);
                return;
            }
        }
        throw new AssertionError("the suite needs a Multi-Attach volume");
    }

    @Test
    public void all_pages_together_have_every_volume_that_is_billed_as_a_volume() {
        var all = read(volumes().all());

        assertThat(all).extracting(Volume::id).doesNotHaveDuplicates();
        assertThat(all.stream().map(Volume::id))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(known().volumes().stream().map(Volume::id), known().unattached().stream())
                                .toList());
        assertThat(normal(all)).containsAll(normal(known().volumes())).containsAll(known().inNoUse());
    }

    @Test
    public void other_volumes_are_those_in_no_use() {
        assertThat(read(volumes().others())).containsExactlyInAnyOrderElementsOf(known().inNoUse());
    }

    @Test
    public void the_recycle_bin_has_the_deleted_volumes_that_are_kept() {
        assertThat(read(volumes().recycleBin())).containsExactlyInAnyOrderElementsOf(known().recycled());
    }

    @ParameterizedTest
    @EnumSource
    public void a_page_that_cannot_be_had_fails_with_its_cause(PortFailure failure) {
        var volumes = failing(failure).volumes(known().scope(), BUDGET);

        failure.verify("ec2:DescribeVolumes", () -> volumes.all().page(null));
        failure.verify("ec2:DescribeVolumes", () -> volumes.others().page(null));
        failure.verify("ec2:ListVolumesInRecycleBin", () -> volumes.recycleBin().page(null));
        assertThat(volumes.all().action()).isEqualTo("ec2:DescribeVolumes");
        assertThat(volumes.others().action()).isEqualTo("ec2:DescribeVolumes");
        assertThat(volumes.recycleBin().action()).isEqualTo("ec2:ListVolumesInRecycleBin");
    }

    private static List<Volume> read(Pages<Volume> pages) {
        var read = new ArrayList<Volume>();
        String token = null;
        do {
            var page = pages.page(token);
            assertThat(page.calls().requests()).isPositive();
            read.addAll(page.elements());
            token = page.nextToken();
        } while (token != null);
        return read;
    }

    @ParameterizedTest
    @EnumSource
    public void a_batch_that_cannot_be_had_fails_with_its_cause(PortFailure failure) {
        var volumes = failing(failure).volumes(known().scope(), BUDGET);

        failure.verify("ec2:DescribeVolumes", () -> volumes.attachedTo(List.of(instanceWithVolumes())));
    }

    private Volumes volumes() {
        return inventory().volumes(known().scope(), BUDGET);
    }

    private List<String> live() {
        return known().live().keySet().stream().sorted().toList();
    }

    private String instanceWithVolumes() {
        return known().volumes().getFirst().instances().getFirst();
    }

    private List<Volume> trueVolumes(List<String> instances) {
        var asked = Set.copyOf(instances);
        return normal(known().volumes().stream()
                .filter(volume -> !Collections.disjoint(volume.instances(), asked))
                .toList());
    }

    private static List<Volume> normal(List<Volume> volumes) {
        return volumes.stream().map(VolumesContract::normal).toList();
    }

    /** EC2 promises no order of attachments. */
    private static Volume normal(Volume volume) {
        var instances = new ArrayList<>(volume.instances());
        instances.sort(null);
        return new Volume(volume.id(), volume.spec(), volume.attached(), instances);
    }
}
