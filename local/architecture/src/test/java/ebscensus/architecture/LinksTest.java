package ebscensus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link in a document leads to a file that exists and, after a #, to one of its headings. */
class LinksTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    static List<Path> documents() throws IOException {
        try (var docs = Files.list(ROOT.resolve("docs"));
                var top = Files.list(ROOT)) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_link_leads_to_a_file_and_a_heading(Path document) throws IOException {
        var links = LINK.matcher(prose(document))
                .results()
                .map(link -> URI.create(link.group(1)))
                .filter(link -> link.getScheme() == null)
                .toList();

        for (URI link : links) {
            var target = link.getPath().isEmpty() ? document : document.resolveSibling(link.getPath());
            assertThat(target).as("%s in %s", link, document).exists();
            if (link.getFragment() != null) {
                assertThat(anchors(target)).as("%s in %s", link, document).contains(link.getFragment());
            }
        }
    }

    /** The anchors that GitHub makes of headings. */
    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(prose(document))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String prose(Path document) throws IOException {
        return CODE.matcher(Files.readString(document)).replaceAll("");
    }
}
