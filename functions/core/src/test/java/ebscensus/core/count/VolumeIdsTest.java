package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VolumeIdsTest {
    private final VolumeIds ids = new VolumeIds();

    @Test
    void it_has_what_was_added_and_nothing_else() {
        var random = new Random(1);
        var all = IntStream.range(0, 20_000)
                .mapToObj(_ -> "vol-0%016x".formatted(random.nextLong()))
                .toList();
        var added = all.subList(0, 10_000);

        added.forEach(ids::add);
        added.forEach(ids::add);

        assertThat(added).allMatch(ids::contains);
        assertThat(all.subList(10_000, 20_000)).noneMatch(ids::contains);
    }

    @Test
    void ids_of_any_form_are_told_apart() {
        var odd = new String[] {
            "",
            "vol-1",
            "vol-00000000000000000",
            "vol-10123456789abcdef",
            "vol-00123456789ABCDEF",
            "vol-0+123456789abcdef",
            "snap00123456789abcdef",
            "vol-00123456789abcde"
        };
        for (String id : odd) {
            assertThat(ids.contains(id)).as(id).isFalse();
            ids.add(id);
            assertThat(ids.contains(id)).as(id).isTrue();
        }
        assertThat(ids.contains("vol-00123456789abcdef")).isFalse();
        assertThat(ids.contains("vol-00000000000000001")).isFalse();
    }
}
