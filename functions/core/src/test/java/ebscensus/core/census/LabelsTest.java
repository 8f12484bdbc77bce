package ebscensus.core.census;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.request.Dimension;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "prod", "prod (old)", "a\\b", "\u001b[31m", "\ud83d\udc18"})
    void a_value_is_its_own_label(String value) {
        assertThat(Labels.ofValue(value)).isEqualTo(value);
    }

    @Test
    void values_that_begin_as_our_names_do_are_told_from_them() {
        assertThat(Labels.ofValue("(untagged)")).isEqualTo("\\(untagged)");
        assertThat(Labels.ofValue("(several)")).isEqualTo("\\(several)");
        assertThat(Labels.ofValue("\\(untagged)")).isEqualTo("\\\\(untagged)");
    }

    @Test
    void different_values_have_different_labels() {
        var values = List.of("(", "\\(", "\\\\(", "", "\\", "\\\\", "(untagged)", "\\(untagged)", "untagged)");

        var labels = Stream.concat(
                values.stream().map(Labels::ofValue), Stream.of(Labels.UNTAGGED, Labels.SEVERAL, Labels.TOO_MANY));

        assertThat(labels).doesNotHaveDuplicates().hasSize(values.size() + 3);
    }

    @Test
    void an_instance_has_a_label_for_each_key() {
        var tags = Map.of("team", "web", "env", "", "Name", "ignored");

        assertThat(Labels.of(tags, List.of(Dimension.tag("team"), Dimension.tag("owner"), Dimension.tag("env"))))
                .isEqualTo(Map.of(
                        Dimension.tag("team"), "web",
                        Dimension.tag("owner"), Labels.UNTAGGED,
                        Dimension.tag("env"), ""));
        assertThat(Labels.of(tags, List.of())).isEmpty();
    }

    @Test
    void a_volume_on_instances_of_one_label_has_it_and_on_others_is_of_several() {
        assertThat(Labels.ofAll(new TreeSet<>(List.of("web")))).isEqualTo("web");
        assertThat(Labels.ofAll(new TreeSet<>(List.of("web", Labels.UNTAGGED)))).isEqualTo(Labels.SEVERAL);
    }

    @Test
    void a_tag_value_of_256_characters_of_any_unicode_is_a_label() {
        String value = "\ud83d\udc18\u0000\u202e\u4e2d".repeat(64);

        assertThat(Labels.of(Map.of("team", value), List.of(Dimension.tag("team"))))
                .containsValue(value);
    }
}
