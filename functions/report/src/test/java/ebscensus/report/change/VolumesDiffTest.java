package ebscensus.report.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Prices;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.json.Schemas;
import ebscensus.report.Fleets;
import ebscensus.report.Overview;
import ebscensus.report.change.VolumeChanges.Kind;
import ebscensus.report.change.VolumeChanges.Largest;
import ebscensus.report.change.VolumesDiff.VolumeList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumesDiffTest {
    private static final Scope VIRGINIA = new Scope("111122223333", "us-east-1");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void volumes_that_came_went_grew_or_changed_their_type_are_named() throws IOException {
        var before = List.of(volume("vol-1", "gp2", 100), volume("vol-2", "gp2", 100), volume("vol-3", "gp2", 50));
        var after = List.of(volume("vol-2", "gp3", 300), volume("vol-3", "gp2", 50), volume("vol-4", "gp3", 7));

        var kinds = changes(before, after, report(), report()).kinds();

        assertThat(kinds.get(Kind.ADDED)).isEqualTo(new Largest(1, 7, List.of(new VolumeChange(null, after.get(2)))));
        assertThat(kinds.get(Kind.GONE))
                .isEqualTo(new Largest(1, -100, List.of(new VolumeChange(before.get(0), null))));
        assertThat(kinds.get(Kind.GROWN))
                .isEqualTo(new Largest(1, 200, List.of(new VolumeChange(before.get(1), after.get(0)))));
        assertThat(kinds.get(Kind.RETYPED))
                .isEqualTo(new Largest(1, 300, List.of(new VolumeChange(before.get(1), after.get(0)))));
    }

    @Test
    void what_a_report_could_not_see_is_not_gone() throws IOException {
        var lost = new NotCounted(VIRGINIA, Source.ATTACHED, new Denied("ec2:DescribeVolumes", "no"), false);
        var blind = Overview.of(fleet().without(lost).report(), Prices.NOT_ASKED);

        var changes = changes(List.of(volume("vol-1", "gp2", 100)), List.of(), report(), blind);

        assertThat(Objects.requireNonNull(changes.kinds().get(Kind.GONE)).volumes())
                .isZero();
    }

    @Test
    void of_many_volumes_the_twenty_largest_are_named_as_a_count_of_all_in_memory_would() throws IOException {
        var random = new Random(7);
        var before = new HashMap<String, ListedVolume>();
        var after = new HashMap<String, ListedVolume>();
        for (int i = 0; i < 5_000; i++) {
            String id = "vol-%05x".formatted(i);
            if (random.nextInt(4) > 0) {
                before.put(id, volume(id, "gp2", 1 + random.nextInt(1_000)));
            }
            if (random.nextInt(4) > 0) {
                after.put(id, volume(id, "gp2", 1 + random.nextInt(1_000)));
            }
        }
        var twice = new ArrayList<>(after.values());
        twice.addAll(after.values());

        var added = Objects.requireNonNull(changes(before.values().stream().toList(), twice, report(), report())
                .kinds()
                .get(Kind.ADDED));

        var expected = after.values().stream()
                .filter(volume -> !before.containsKey(volume.id()))
                .toList();
        assertThat(added.volumes()).isEqualTo(expected.size());
        assertThat(added.gibibytes())
                .isEqualTo(expected.stream().mapToLong(ListedVolume::gibibytes).sum());
        assertThat(added.named().stream().map(change -> change.volume().gibibytes()))
                .containsExactlyElementsOf(expected.stream()
                        .map(ListedVolume::gibibytes)
                        .sorted((one, other) -> Long.compare(other, one))
                        .limit(VolumeChanges.MOST_NAMED)
                        .toList());
    }

    @Test
    void they_are_part_of_the_json_and_of_the_table() throws IOException {
        var hostile = new ListedVolume("vol-9", "=1+1\u001b[2J", VIRGINIA, Use.RUNNING, "gp3", 900);
        var changes = changes(List.of(), List.of(hostile), report(), report());
        var json = new ByteArrayOutputStream();
        ChangeJson.write(Change.between(report(), report()), changes, json);

        assertThat(Schemas.complaints(ChangeJson.class, "change", json.toString(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(json.toString(StandardCharsets.UTF_8))
                .contains("\"id\" : \"vol-9\"")
                .doesNotContain("\u001b");
        assertThat(VolumesTable.lines(changes))
                .startsWith(
                        "", "Volumes added: 1, +900 GiB", "vol-9 =1+1\\u001b[2J  111122223333/us-east-1  gp3  +900 GiB")
                .contains("Volumes retyped: 0");
    }

    @ParameterizedTest
    @CsvSource({"volumes.csv", "volumes.csv.gz", "volumes.jsonl", "volumes.jsonl.gz"})
    void a_list_is_read_whatever_its_form(String name) throws IOException {
        var csv = List.of(
                "\"ResourceId\",\"ResourceName\",\"SubAccountId\",\"RegionId\",\"VolumeType\",\"Use\",\"Gibibytes\"",
                "\"vol-1\",\"'=1+1\",\"111122223333\",\"us-east-1\",\"gp2\",\"running\",100");
        String json = "{\"ResourceId\":\"vol-1\",\"ResourceName\":\"=1+1\",\"SubAccountId\":\"111122223333\","
                + "\"RegionId\":\"us-east-1\",\"VolumeType\":\"gp2\",\"Use\":\"running\",\"Gibibytes\":100}";
        String text = name.contains("csv") ? String.join("\r\n", csv) : json;

        assertThat(read(write(name, text)))
                .containsExactly(new ListedVolume("vol-1", "=1+1", VIRGINIA, Use.RUNNING, "gp2", 100));
        assertThat(read(write(name, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"ResourceId":"vol-1"}      | line 1 has no Gibibytes
        {"ResourceId":"vol-1"       | line 1 is not JSON
        {"ResourceId":"vol-1","Gibibytes":1.5,"SubAccountId":"111122223333","RegionId":"us-east-1","Use":"running","VolumeType":"gp3"} | line 1: Gibibytes is "1.5", but must be a whole number
        {"ResourceId":"vol-1","Gibibytes":1,"SubAccountId":"1","RegionId":"us-east-1","Use":"running","VolumeType":"gp3"} | line 1: account: "1" is not allowed
        {"ResourceId":"vol-1","Gibibytes":1,"SubAccountId":"111122223333","RegionId":"us-east-1","Use":"lost","VolumeType":"gp3"} | line 1: no use has the label "lost"
        hello                     | line 2 has no ResourceId
        """)
    void what_holds_no_volumes_is_refused_with_its_line(String text, String message) throws IOException {
        var file = write("odd", text.equals("hello") ? "hello\nworld\n" : text);

        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class).hasMessageStartingWith(message);
    }

    private VolumeChanges changes(List<ListedVolume> before, List<ListedVolume> after, Overview older, Overview newer)
            throws IOException {
        var scratch = Files.createTempDirectory(folder, "scratch");
        return new VolumesDiff(older, newer).compare(before::forEach, after::forEach, scratch);
    }

    private static List<ListedVolume> read(Path file) throws IOException {
        var volumes = new ArrayList<ListedVolume>();
        VolumeList list = new VolumeListFile(file);
        list.forEach(volumes::add);
        return volumes;
    }

    private Path write(String name, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (name.endsWith(".gz")) {
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } else {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    private static ListedVolume volume(String id, String type, long gibibytes) {
        return new ListedVolume(id, "", VIRGINIA, Use.RUNNING, type, gibibytes);
    }

    private static Overview report() {
        return Overview.of(fleet().report(), Prices.NOT_ASKED);
    }

    private static Fleets fleet() {
        return new Fleets(CensusRequest.DEFAULT)
                .with("111122223333", "us-east-1", Use.RUNNING, Fleets.spec("us-east-1a", "gp2", 1, 100, 0));
    }
}
