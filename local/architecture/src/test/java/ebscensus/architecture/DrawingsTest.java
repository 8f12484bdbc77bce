package ebscensus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The drawings in docs/architecture.md show the imports of the main code, all of them and no others. */
class DrawingsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern DRAWING = Pattern.compile("```mermaid\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ARROW = Pattern.compile("(\\w+) --> (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ebscensus\\.([\\w.]+);");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?ebscensus\\.((?:[a-z]\\w*\\.)*[a-z]\\w*)\\.[A-Z]");

    @Test
    void the_first_drawing_shows_the_imports_between_modules() throws IOException {
        assertThat(drawn(0)).isEqualTo(imports(name -> name.replaceFirst("\\..*", "")));
    }

    @Test
    void the_second_drawing_shows_the_imports_between_the_packages_of_core() throws IOException {
        assertThat(drawn(1)).isEqualTo(imports(name -> name.startsWith("core.") ? name.substring(5) : ""));
    }

    private static SortedSet<String> drawn(int number) throws IOException {
        var drawings = DRAWING.matcher(Files.readString(ROOT.resolve("docs/architecture.md")))
                .results()
                .toList();
        return sorted(ARROW.matcher(drawings.get(number).group(1)).results().map(MatchResult::group));
    }

    /** @param node the node of a package in the drawing; packages without a name are not drawn */
    private static SortedSet<String> imports(Function<String, String> node) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return sorted(files.filter(DrawingsTest::isMainCode)
                    .map(DrawingsTest::read)
                    .flatMap(source -> arrows(source, node)));
        }
    }

    private static Stream<String> arrows(String source, Function<String, String> node) {
        var packageName = PACKAGE.matcher(source);
        assertThat(packageName.find()).isTrue();
        String from = node.apply(packageName.group(1));
        return IMPORT.matcher(source)
                .results()
                .map(imported -> node.apply(imported.group(1)))
                .filter(to -> !from.isEmpty() && !to.isEmpty() && !to.equals(from))
                .map(to -> from + " --> " + to);
    }

    private static boolean isMainCode(Path file) {
        String path = ROOT.relativize(file).toString();
        return path.matches("(cdk|functions/\\w+|local/\\w+)/src/main/java/.*\\.java")
                && !path.endsWith("module-info.java");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedSet<String> sorted(Stream<String> arrows) {
        return arrows.collect(Collectors.toCollection(TreeSet::new));
    }
}
