package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.functions.ListInstances;
import ebscensus.functions.MeasureChunk;
import ebscensus.functions.ReducePartials;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The zip file that Lambda gets. */
class ArtifactTest {
    private static final int MB = 1_000_000;

    /** Of the folder that Lambda unpacks it to: docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, 2026-11. */
    private static final int LAMBDA_LIMIT = 250 * MB;

    /** The SDK's model of EC2, 13,665 classes; a start loads some hundred of them. */
    private static final int EC2_CLIENT = 26_400_000;

    /** The rest of the SDK with S3, STS and Organizations, Apache's HTTP client, Jackson, bucket4j, and 400 KB of ours. */
    private static final int ALL_ELSE = 18_800_000;

    private static final int TOLERANCE = 1 * MB;

    @Test
    void is_as_large_as_its_parts_and_far_below_the_limit() throws IOException {
        long unpacked = entries().stream().mapToLong(ZipEntry::getSize).sum();

        assertThat(unpacked)
                .isBetween((long) EC2_CLIENT + ALL_ELSE - TOLERANCE, (long) EC2_CLIENT + ALL_ELSE + TOLERANCE);
        assertThat(unpacked).isLessThan(LAMBDA_LIMIT / 5);
        assertThat(Files.size(Synthesized.FUNCTIONS)).isLessThan(unpacked);
    }

    @Test
    void has_our_classes_at_the_top_and_those_of_others_in_lib() throws IOException {
        var handlers = Stream.of(ListInstances.class, MeasureChunk.class, ReducePartials.class)
                .map(handler -> handler.getName().replace('.', '/') + ".class");

        assertThat(names()).containsAll(handlers.toList());
        assertThat(names())
                .allMatch(name -> name.startsWith("ebscensus/") || name.matches("lib/([a-z0-9._-]+-[0-9.]+\\.jar)?"));
    }

    @Test
    void has_one_HTTP_client_and_nothing_of_the_tests() throws IOException {
        assertThat(names())
                .filteredOn(name -> name.matches("lib/(.*-client-[0-9]|netty|httpclient|okhttp|aws-crt).*"))
                .allMatch(name -> name.matches("lib/(apache5-client|httpclient5)-.*"))
                .hasSize(2);
        assertThat(names()).noneMatch(name -> name.matches(".*(Test|Fake|junit|assertj|simulator|s3proxy|tests).*"));
    }

    @Test
    void bears_no_time_of_its_making() throws IOException {
        assertThat(entries())
                .extracting(ZipEntry::getTimeLocal)
                .hasSizeGreaterThan(1)
                .containsOnly(entries().getFirst().getTimeLocal());
    }

    @Test
    void can_be_read_by_the_user_that_Lambda_runs_it_as() throws IOException {
        try (var zip = FileSystems.newFileSystem(Synthesized.FUNCTIONS, Map.of("enablePosixFileAttributes", true));
                var paths = Files.walk(zip.getPath("/ebscensus"))) {
            assertThat(paths)
                    .allSatisfy(path -> assertThat(Files.getPosixFilePermissions(path))
                            .contains(PosixFilePermission.OTHERS_READ)
                            .doesNotContain(PosixFilePermission.OTHERS_WRITE));
        }
    }

    private static List<String> names() throws IOException {
        return entries().stream().map(ZipEntry::getName).toList();
    }

    private static List<? extends ZipEntry> entries() throws IOException {
        try (var zip = new ZipFile(Synthesized.FUNCTIONS.toFile())) {
            return zip.stream().toList();
        }
    }
}
