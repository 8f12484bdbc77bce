package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in the documents has only commands and options that exist, with values of their kinds. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..", "..");

    /** The first alternative is a line of its own, which a backslash continues; the second is inside a sentence or a table. */
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^\\./census ((?:[^\\n\\\\]|\\\\\\n)+)$|`\\./census ([^`]+)`");

    /** The benchmarks are a program of their own. */
    private static final Pattern NOT_OF_THIS_PROGRAM = Pattern.compile("benchmark.*|.*….*");

    static List<String> commands() throws IOException {
        try (var docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> COMMAND.matcher(read(file)).results())
                    .map(command -> command.group(1) == null ? command.group(2) : command.group(1))
                    .map(command -> command.replace("\\\n", " ")
                            .replaceFirst(" [>|].*", "")
                            .strip())
                    .filter(command -> !NOT_OF_THIS_PROGRAM.matcher(command).matches())
                    .distinct()
                    .toList();
        }
    }

    @Test
    void there_are_many() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(20).anyMatch(command -> command.contains("--fault deny-role="));
    }

    /** With --help a command reads all of its arguments and then does nothing. */
    @ParameterizedTest(name = "census {0}")
    @MethodSource("commands")
    void a_command_in_the_documents_is_understood(String command) {
        String harmless = command.contains("--help") ? command : command + " --help";

        var ran = Ran.census(harmless.replace("'", "").split("\\s+", -1));

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
