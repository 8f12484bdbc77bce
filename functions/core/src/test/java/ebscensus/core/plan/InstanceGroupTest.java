package ebscensus.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceGroupTest {
    private static final List<String> ODD = List.of(
            "",
            "i-0a1b2c3d",
            "i-1234567890abcdef0",
            "i-00123456789ABCDEF",
            "i-0+123456789abcdef",
            "i-00000000000000000",
            "i-00123456789abcdef0",
            "vol-00123456789abcdef");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 10_000})
    void ids_of_any_form_are_kept_as_they_are_and_in_order(int size) {
        var ids = ids(size);

        var group = group(ids);

        assertThat(group.instances()).isEqualTo(ids).hasSameHashCodeAs(ids);
        assertThat(group).isEqualTo(group(List.copyOf(ids)));
        assertThat(group.stream().map(LabelledInstance::id)).containsExactlyElementsOf(ids);
        assertThat(group.with(group.instances().subList(size / 3, size)).instances())
                .isEqualTo(ids.subList(size / 3, size));
    }

    @Test
    void instances_are_grouped_in_their_order() {
        var ids = ids(1_000);

        var groups = InstanceGroup.of(IntStream.range(0, ids.size())
                .mapToObj(index -> new LabelledInstance(ids.get(index), false, index % 2, Map.of())));

        assertThat(groups)
                .hasSize(2)
                .allSatisfy(group -> assertThat(group.instances())
                        .containsExactlyElementsOf(everySecond(ids, group.mappedVolumes())));
    }

    @Test
    void parallel_streams_lose_none() {
        var ids = ids(10_000);

        assertThat(ids.parallelStream().collect(InstanceIds.collector())).isEqualTo(ids);
    }

    @Test
    void what_happens_to_the_list_later_does_not_matter_and_nobody_can_change_the_groups_own() {
        var ids = new ArrayList<>(ids(3));
        var group = group(ids);
        ids.clear();

        assertThat(group.instances()).hasSize(3);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> group.instances().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> group.instances().set(0, "i-00123456789abcdef"));
    }

    private static InstanceGroup group(List<String> ids) {
        return new InstanceGroup(1, Map.of(), ids);
    }

    /** Each tenth is in another form than EC2's usual one. */
    private static List<String> ids(int size) {
        var random = new Random(size);
        return IntStream.range(0, size)
                .mapToObj(index ->
                        index % 10 == 1 ? ODD.get(index / 10 % ODD.size()) : "i-0%016x".formatted(random.nextLong()))
                .toList();
    }

    private static List<String> everySecond(List<String> ids, int first) {
        return IntStream.iterate(first, index -> index < ids.size(), index -> index + 2)
                .mapToObj(ids::get)
                .toList();
    }
}
