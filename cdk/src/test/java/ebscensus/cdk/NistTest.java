package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** NIST 800-53, revision 5, on a census with a key, a boundary and a VPC: its findings are those of the operators' handbook. */
class NistTest {
    private static final Path HANDBOOK = Path.of("..", "docs", "operations.md");

    /** The rule, how many resources it finds, and a reason. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `(NIST\\.800\\.53\\.R5-\\w+)` \\| (\\d+) \\| (.{20,}) \\|$", Pattern.MULTILINE);

    @Test
    void every_finding_has_its_reason_in_the_handbook_and_every_reason_its_finding() throws IOException {
        var settings = new TreeMap<>(Variant.VPC);
        settings.putAll(Map.of("email", "platform@example.com", "key", "new", "permissionsBoundary", "Boundary"));

        Map<String, Long> found = Synthesized.findingsOfNist(settings)
                .collect(Collectors.groupingBy(finding -> finding.split(" ", 2)[0], Collectors.counting()));

        assertThat(found).isNotEmpty().isEqualTo(explained());
    }

    private static Map<String, Long> explained() throws IOException {
        return ROW.matcher(Files.readString(HANDBOOK))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Long.valueOf(row.group(2))));
    }
}
