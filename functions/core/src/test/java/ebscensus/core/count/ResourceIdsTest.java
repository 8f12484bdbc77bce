package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.inventory.IdForm;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceIdsTest {
    private final ResourceIds ids = new ResourceIds(IdForm.VOLUME);

    @Test
    void it_has_what_was_added_and_nothing_else() {
        var random = new Random(1);
        var all = IntStream.range(0, 20_000)
                .mapToObj(_ -> "vol-0%016x".formatted(random.nextLong()))
                .toList();
        var added = all.subList(0, 10_000);

        assertThat(added).allMatch(ids::add);
        assertThat(added).noneMatch(ids::add);

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
            assertThat(ids.add(id)).as(id).isTrue();
            assertThat(ids.add(id)).as(id).isFalse();
            assertThat(ids.contains(id)).as(id).isTrue();
        }
        assertThat(ids.contains("vol-00123456789abcdef")).isFalse();
        assertThat(ids.contains("vol-00000000000000001")).isFalse();
    }

    @Test
    void instances_are_told_apart_in_both_forms_of_their_ids() {
        var instances = new ResourceIds(IdForm.INSTANCE);
        for (String id :
                new String[] {"i-0123456789abcdef0", "i-1234567890abcdef0", "i-0a1b2c3d", "vol-0123456789abcdef0"}) {
            assertThat(instances.add(id)).as(id).isTrue();
            assertThat(instances.add(id)).as(id).isFalse();
        }
    }
}
