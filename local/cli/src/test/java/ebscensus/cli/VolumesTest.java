package ebscensus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Use;
import ebscensus.json.Json;
import ebscensus.report.ReportReader;
import ebscensus.report.money.Holding;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The file of {@code --volumes}, against the simulator's own count. */
class VolumesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0, false",
        "1, false",
        "1000 --group-by tag:team, false",
        "3000 --all-regions --seed 7, false",
        "2000 --simulated-accounts 4 --all-regions --organization, false",
        "1001 --seed 3 --group-by tag:team --group-by tag:env, true",
        "10000 --seed 7, true"
    })
    void the_rows_of_each_use_add_up_to_the_truth(String fleet, boolean isInBatches) throws IOException {
        var file = folder.resolve("volumes.jsonl.gz");

        var ran = run("--simulate " + fleet, file);

        assertThat(ran.status()).as(ran.err()).isZero();
        var truth = Ran.census(words("simulate --truth --instances " + fleet));
        var rows = rows(file);
        assertThat(rows).extracting(row -> text(row, "ResourceId")).doesNotHaveDuplicates();
        assertThat(ran.err()).endsWith(rows.size() + " volumes: written to " + file.toRealPath() + "\n");
        assertThat(figures(rows, isInBatches)).isEqualTo(figures(truth, isInBatches));
        assertThat(figures(rows, false)).isEqualTo(figures(ran, false));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3})
    void faults_that_pass_change_nothing(int seed) throws IOException {
        String fleet = "1001 --group-by tag:team --seed " + seed;
        var file = folder.resolve("volumes.jsonl");

        var ran = run(
                "--page-cap 50 --calls-per-second 60 --fault throttle=0.03 --fault internal-error=0.03 --fault"
                        + " reset=0.03 --fault empty-page=0.1 --fault repeat-items=0.1 --simulate " + fleet,
                file);

        assertThat(ran.status()).as(ran.err()).isZero();
        var rows = rows(file);
        assertThat(rows).extracting(row -> text(row, "ResourceId")).doesNotHaveDuplicates();
        assertThat(figures(rows, true))
                .isEqualTo(figures(Ran.census(words("simulate --truth --instances " + fleet)), true));
    }

    @Test
    void every_format_has_the_same_volumes() throws IOException {
        var sizes = new ArrayList<Long>();
        for (String ending : List.of("csv", "csv.gz", "jsonl", "jsonl.gz")) {
            var file = folder.resolve("volumes." + ending);
            assertThat(run("--simulate 500", file).status()).isZero();
            sizes.add(text(file).lines().count() - (ending.startsWith("csv") ? 1 : 0));
        }

        assertThat(sizes).containsOnly(sizes.getFirst()).doesNotContain(0L);
        assertThat(text(folder.resolve("volumes.csv"))).startsWith("\"SubAccountId\",\"SubAccountName\",");
    }

    @Test
    void in_CSV_each_tag_has_a_column() throws IOException {
        var file = folder.resolve("volumes.csv");

        run("--simulate 50 --group-by tag:team --group-by tag:env", file);

        assertThat(text(file).lines().findFirst().orElseThrow()).contains(",\"tag:team\",\"tag:env\",");
    }

    @Test
    void the_name_that_is_given_says_how_to_write_whatever_it_is_a_link_to() throws IOException {
        var linked = Files.createFile(folder.resolve("data"));
        var link = Files.createSymbolicLink(folder.resolve("volumes.csv.gz"), linked);

        assertThat(run("--simulate 50", link).status()).isZero();

        assertThat(link).isSymbolicLink();
        assertThat(text(link)).startsWith("\"SubAccountId\",");
    }

    @Test
    void accounts_have_the_names_that_the_organization_told() throws IOException {
        var file = folder.resolve("volumes.jsonl");

        assertThat(run("--simulate 400 --simulated-accounts 2 --organization", file)
                        .status())
                .isZero();

        assertThat(rows(file))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(text(row, "SubAccountName")).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"volumes", "volumes.txt", "volumes.json", "volumes.csv.zip", "volumes.CSV", "-", ".gz"})
    void another_name_is_refused_before_the_first_call(String name) {
        try (var simulator = Simulator.start(Simulation.of(1, 10), SimulatorOptions.DEFAULT)) {
            var ran = Ran.census("run", "--endpoint-url", simulator.endpoint().toString(), "--volumes", name);

            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err())
                    .startsWith("census: --volumes: \"" + name + "\" is not allowed; allowed: a file whose name ends in"
                            + " .csv, .jsonl, .csv.gz or .jsonl.gz");
            assertThat(simulator.requests().all()).isEmpty();
        }
    }

    @Test
    void a_file_that_cannot_be_written_and_one_that_out_names_are_refused_before_the_first_call() {
        var there = folder.resolve("volumes.csv").toString();
        try (var simulator = Simulator.start(Simulation.of(1, 10), SimulatorOptions.DEFAULT)) {
            String endpoint = simulator.endpoint().toString();
            var nowhere = Ran.census("run", "--endpoint-url", endpoint, "--volumes", folder + "/no/v.csv");
            var same = Ran.census("run", "--endpoint-url", endpoint, "--out", there, "--volumes", there);

            assertThat(nowhere.status()).isEqualTo(1);
            assertThat(nowhere.err())
                    .startsWith("census: --volumes: cannot write")
                    .contains("no such folder");
            assertThat(same.status()).isEqualTo(2);
            assertThat(same.err()).contains("--out and --volumes name the same file");
            assertThat(simulator.requests().all()).isEmpty();
        }
    }

    /** A device that is always full, behind a name that is allowed. */
    @ParameterizedTest
    @ValueSource(strings = {"full.csv", "full.jsonl.gz"})
    void a_full_disk_costs_the_file_and_not_the_report(String name) throws IOException {
        var full = Files.createSymbolicLink(folder.resolve(name), Path.of("/dev/full"));

        var ran = Ran.census("run", "--simulate", "2000", "--volumes", full.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).startsWith("EBS census: COMPLETE\n").containsPattern("\nInstances +2,000\n");
        assertThat(ran.err())
                .contains("census: --volumes: cannot write " + full + " (No space left on device)")
                .doesNotContain("written to");
    }

    @Test
    void after_ctrl_c_the_file_has_what_the_report_has() throws IOException {
        var file = Files.writeString(folder.resolve("volumes.csv"), "of yesterday");

        var ran = Ran.census(new FakeInterrupts(true), "run", "--simulate", "500", "--volumes", file.toString());

        assertThat(ran.status()).isEqualTo(130);
        assertThat(ran.out()).startsWith("EBS census: INCOMPLETE\n");
        assertThat(text(file).lines()).hasSize(1);
        assertThat(ran.err()).endsWith("0 volumes: written to " + file.toRealPath() + "\n");
    }

    @Test
    void without_a_number_what_was_there_stays_and_nothing_else_is_left() throws IOException {
        var file = Files.writeString(folder.resolve("volumes.csv"), "of yesterday");

        var ran = run("--simulate 50 --fault deny=us-east-1", file);

        assertThat(ran.status()).isEqualTo(1);
        assertThat(file).hasContent("of yesterday");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static Ran run(String options, Path file) {
        var words = new ArrayList<>(List.of(words("run --output json " + options)));
        words.addAll(List.of("--volumes", file.toString()));
        return Ran.census(words.toArray(String[]::new));
    }

    /** By use: volumes, GiB, IOPS and MiB/s. */
    private static Map<String, List<Long>> figures(List<JsonNode> rows, boolean isWithoutUnlisted) {
        var figures = new TreeMap<String, List<Long>>();
        for (JsonNode row : rows) {
            figures.merge(
                    text(row, "Use"),
                    List.of(
                            1L,
                            row.get("Gibibytes").longValue(),
                            row.get("Iops").longValue(),
                            row.get("MebibytesPerSecond").longValue()),
                    VolumesTest::plus);
        }
        return isWithoutUnlisted ? withoutUnlisted(figures) : figures;
    }

    private static Map<String, List<Long>> figures(Ran ran, boolean isWithoutUnlisted) {
        var figures = new TreeMap<String, List<Long>>();
        Objects.requireNonNull(ReportReader.read(ran.out().getBytes(UTF_8)).billed())
                .uses()
                .forEach((use, held) -> {
                    if (held.volumes() > 0) {
                        figures.put(use.label(), figures(held));
                    }
                });
        return isWithoutUnlisted ? withoutUnlisted(figures) : figures;
    }

    private static List<Long> figures(Holding held) {
        return List.of(held.volumes(), held.gibibytes(), held.iops(), held.mebibytesPerSecond());
    }

    private static Map<String, List<Long>> withoutUnlisted(Map<String, List<Long>> figures) {
        figures.remove(Use.UNLISTED.label());
        return figures;
    }

    private static List<Long> plus(List<Long> one, List<Long> other) {
        var sum = new ArrayList<Long>();
        for (int i = 0; i < one.size(); i++) {
            sum.add(one.get(i) + other.get(i));
        }
        return sum;
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        return text(file)
                .lines()
                .map(line -> Json.readTree(line.getBytes(UTF_8)))
                .toList();
    }

    private static String text(JsonNode row, String column) {
        return row.path(column).stringValue("");
    }

    private static String text(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try (var in = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String[] words(String line) {
        return line.split(" ", -1);
    }
}
