package ebscensus.core.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ReportStore} must do. */
public abstract class ReportStoreContract {
    /** The same at every call within a test. */
    protected abstract ReportStore store();

    /** What a person finds at a place that the store has given. */
    protected abstract byte[] read(String place);

    /** As what a browser takes it that a person finds there. */
    protected abstract String mediaType(String place);

    @Test
    public void a_report_is_found_at_its_place_as_it_was_written() {
        byte[] content = {0, 1, (byte) 0xff, '\n'};

        String place = store().write("reports/2026/11/30/nightly.1.json", "application/json", content);

        assertThat(place).contains("reports/2026/11/30/nightly.1.json");
        assertThat(read(place)).isEqualTo(content);
        assertThat(mediaType(place)).isEqualTo("application/json");
    }

    @Test
    public void a_file_is_found_at_its_place_as_it_was(@TempDir Path folder) throws IOException {
        byte[] content = {0, 1, (byte) 0xff, '\n'};
        var file = Files.write(folder.resolve("rows"), content);

        store().write("volumes/dt=2026-11-30/nightly-00001.jsonl.gz", "text/plain", new byte[] {7});
        String place = store().write("volumes/dt=2026-11-30/nightly-00001.jsonl.gz", "application/gzip", file);

        assertThat(place).contains("volumes/dt=2026-11-30/nightly-00001.jsonl.gz");
        assertThat(read(place)).isEqualTo(content);
        assertThat(mediaType(place)).isEqualTo("application/gzip");
        assertThatThrownBy(() -> store().write("a/../b", "application/gzip", file))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void a_report_has_one_place_however_often_it_is_written() {
        String place = store().write("cells/dt=2026-11-30/nightly", "text/plain", "first".getBytes(UTF_8));

        assertThat(store().write("cells/dt=2026-11-30/nightly", "text/plain", "second".getBytes(UTF_8)))
                .isEqualTo(place);
        assertThat(read(place)).asString(UTF_8).isEqualTo("second");
    }

    @Test
    public void what_was_written_is_read_and_what_was_not_is_empty() {
        byte[] content = {0, 1, (byte) 0xff, '\n'};
        store().write("history/one.json", "application/json", content);

        assertThat(store().read("history/one.json")).hasValue(content);
        assertThat(store().read("history/two.json")).isEmpty();
    }

    @Test
    public void names_are_listed_in_their_order_after_one_of_them_and_not_without_end() {
        for (String name : List.of("b-1", "a-2", "a-10", "c", "d")) {
            store().write("points/" + name, "text/plain", new byte[0]);
        }
        store().write("pointless", "text/plain", new byte[0]);

        assertThat(store().names("points/", "", 10))
                .containsExactly("points/a-10", "points/a-2", "points/b-1", "points/c", "points/d");
        assertThat(store().names("points/", "points/a-2", 2)).containsExactly("points/b-1", "points/c");
        assertThat(store().names("points/", "points/d", 2)).isEmpty();
        assertThat(store().names("none/", "", 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/a", "a//b", "../a", "a/../b", "a/.", "a b", "a\nb", "caf\u00e9", "a?b"})
    public void a_name_that_would_lead_elsewhere_is_refused(String name) {
        assertThatThrownBy(() -> store().write(name, "text/plain", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invalid report name");
        assertThatThrownBy(() -> store().read(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
