package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app in a process of its own, in the root of the repository, as the CDK's command line starts it. */
class CensusAppTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path folder;

    @Test
    void two_synths_of_the_same_files_have_the_same_hashes() throws IOException, InterruptedException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");

        assertThat(synth(Map.of("CDK_OUTDIR", one.toString()))).isEmpty();
        assertThat(synth(Map.of("CDK_OUTDIR", other.toString()))).isEmpty();

        assertThat(assets(one))
                .isEqualTo(assets(other))
                .contains("Functions/ListInstances/Function/Code", "ebs-census Template");
    }

    @Test
    void a_wrong_setting_is_told_in_one_line() throws IOException, InterruptedException {
        assertThat(synth(Map.of("CENSUS_MEMORY", "much")))
                .containsExactly("setting memory: \"much\" is not allowed; allowed: a whole number from 1024 to 10240"
                        + " (set it by -c memory=... or CENSUS_MEMORY)");
    }

    /** The names that the CLI uploads assets by: hashes of their contents. */
    private static String assets(Path assembly) throws IOException {
        return Files.readString(assembly.resolve("ebs-census.assets.json"));
    }

    /** What it says, but for the banner of the CDK where Node is too old for it. */
    private List<String> synth(Map<String, String> environment) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CensusApp.class.getName())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        process.environment().putAll(environment);
        int status = process.start().waitFor();
        var lines = Files.readAllLines(said).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("!!"))
                .toList();
        assertThat(status).as(lines.toString()).isEqualTo(lines.isEmpty() ? 0 : 1);
        return lines;
    }
}
