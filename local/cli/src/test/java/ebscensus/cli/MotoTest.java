package ebscensus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ebscensus.aws.Patience;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.request.Dimension;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.ReportReader;
import ebscensus.report.money.Holding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A census of an EC2 that nobody here wrote, against what boto3 counts there. Skipped where no {@code python3} has moto and boto3.
 *
 * <p>moto 5.2 is not EC2 in all. It has neither ListVolumesInRecycleBin nor GetProducts, and answers both with HTTP 500. It ignores
 * IncludeManagedResources, has all volumes on one page, and a page of instances is one of reservations. A volume has one
 * attachment there, also with Multi-Attach.
 */
class MotoTest {
    /** moto takes seconds for a thousand instances, and answers twice alike. */
    private static final Patience LONG =
            new Patience(2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMinutes(1));

    @TempDir
    private static Path folder;

    private static Moto moto;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(Moto.isInstalled(), "skipped: no python3 here has moto and boto3 to compare with");
        moto = Moto.start(folder);
    }

    @AfterAll
    static void end() {
        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void every_use_type_zone_region_and_tag_is_what_boto3_counts() {
        var overview = overview(census("--region us-east-1 --region eu-west-1"));

        assertThat(figures(overview)).isEqualTo(moto.figures("small"));
    }

    /** There are more than one page of instances in this region, so that the volumes of batches and then all others are asked for. */
    @Test
    void a_region_that_is_counted_in_batches_is_what_boto3_counts() {
        var overview = overview(census("--region eu-central-1"));

        assertThat(overview.instances()).isEqualTo(1_001);
        assertThat(figures(overview)).isEqualTo(moto.figures("large"));
    }

    @Test
    void attached_volumes_alone_are_what_boto3_counts() {
        var overview = overview(census("--region us-east-1 --region eu-west-1 --attached-only"));

        assertThat(figures(overview)).isEqualTo(moto.figures("attached"));
    }

    @Test
    void a_filter_selects_the_instances_that_it_selects_for_boto3() {
        var overview = overview(census("--region us-east-1 --region eu-west-1 --filter tag:env=prod"));

        assertThat(figures(overview)).isEqualTo(moto.figures("prod"));
    }

    @Test
    void what_moto_cannot_answer_is_named_and_the_attached_total_stands() {
        var ran = census("--region us-east-1 --region eu-west-1");
        var billed = billed(overview(ran));

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("\"verdict\" : \"COMPLETE\"");
        assertThat(billed.notCounted()).hasSize(2).allSatisfy(missing -> {
            assertThat(missing.source()).isEqualTo(Source.RECYCLE_BIN);
            assertThat(missing.missing().toString()).contains("ec2:ListVolumesInRecycleBin", "HTTP 500");
        });
        assertThat(billed.prices().missing().keySet())
                .singleElement()
                .asString()
                .contains("pricing:GetProducts", "HTTP 500");
        assertThat(census("--region us-east-1 --region eu-west-1 --require everything")
                        .status())
                .isEqualTo(ExitStatus.INCOMPLETE);
    }

    private static Ran census(String options) {
        var words = new ArrayList<>(List.of("run", "--quiet", "--output", "json", "--group-by", "tag:team"));
        words.addAll(List.of(options.split(" ", -1)));
        return Ran.census(Ran.AWS.withPatience(LONG).withEndpoint(moto.endpoint()), words.toArray(String[]::new));
    }

    private static Overview overview(Ran ran) {
        assertThat(ran.out()).as(ran.err()).isNotEmpty();
        return ReportReader.read(ran.out().getBytes(UTF_8));
    }

    private static Billed billed(Overview overview) {
        return Objects.requireNonNull(overview.billed());
    }

    /** As those of {@link Moto#figures}. */
    private static Set<String> figures(Overview overview) {
        return billed(overview).by().entrySet().stream()
                .filter(breakdown -> !breakdown.getKey().equals(Dimension.ACCOUNT))
                .flatMap(breakdown -> breakdown.getValue().entrySet().stream()
                        .flatMap(value -> value.getValue().entrySet().stream()
                                .map(use -> figures(breakdown.getKey(), value.getKey(), use.getKey(), use.getValue()))))
                .collect(toSet());
    }

    private static String figures(Dimension dimension, String value, Use use, Holding holding) {
        return "%s %s %s %d %d %d %d"
                .formatted(
                        dimension,
                        value,
                        use.label(),
                        holding.volumes(),
                        holding.gibibytes(),
                        holding.iops(),
                        holding.mebibytesPerSecond());
    }
}
