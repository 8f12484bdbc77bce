package ebscensus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.report.Overview;
import ebscensus.report.ReportReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the faults: the exact total, or INCOMPLETE with exit 3. */
class FaultCampaignTest {
    private static final int INSTANCES = 401;
    private static final int CAMPAIGNS = 60;
    private static final int WITHHOLDING_CAMPAIGNS = 45;
    private static final List<String> WITHHOLDING = Stream.concat(
                    Stream.of("damage=prices", "hide-prices=us-east-1"),
                    Stream.of("prices", "recycle-bin", "other-volumes")
                            .flatMap(source -> Stream.of("deny=", "throttle=", "unavailable=")
                                    .map(kind -> kind + source)))
            .toList();
    private static final List<String> KINDS = List.of(
            "throttle",
            "internal-error",
            "unavailable",
            "reset",
            "truncate",
            "malformed",
            "empty-page",
            "expired-token",
            "expired-credentials",
            "repeat-items");

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_census_is_exact_or_says_that_it_is_not(int seed) {
        var truth = Ran.census("simulate", "--truth", "--instances", "" + INSTANCES, "--seed", "" + seed);

        var ran = Ran.census(arguments(seed));

        switch (ran.status()) {
            case 0 -> assertThat(ran.findings()).isEqualTo(truth.findings());
            case 1 -> assertIsNoNumber(ran);
            default -> {
                assertThat(ran.status()).as(ran.err()).isEqualTo(3);
                assertThat(ran.out()).contains("\"verdict\" : \"INCOMPLETE\"");
                assertThat(gibibytes(ran)).isLessThanOrEqualTo(gibibytes(truth));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("withholdingSeeds")
    void faults_on_prices_the_bin_and_the_rest_never_change_the_attached_total_and_its_verdict(int seed) {
        var fleet = List.of(
                "run",
                "--quiet",
                "--output",
                "json",
                "--simulate",
                seed % 3 == 0 ? "1101" : "" + INSTANCES,
                "--seed",
                "" + seed,
                "--group-by",
                "tag:team",
                "--calls-per-second",
                "60",
                "--no-throttle");
        var faults = new ArrayList<>(fleet);
        faults.addAll(withholding(new SplittableRandom(seed)));

        var ran = Ran.census(faults.toArray(String[]::new));

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(attached(ran)).as(faults.toString()).isEqualTo(attached(Ran.census(fleet.toArray(String[]::new))));
    }

    static IntStream withholdingSeeds() {
        return IntStream.range(0, WITHHOLDING_CAMPAIGNS);
    }

    /** One to four faults on what no attached volume depends on. */
    private static List<String> withholding(SplittableRandom random) {
        var options = new ArrayList<String>();
        for (int fault = 0; fault <= random.nextInt(4); fault++) {
            options.add("--fault");
            options.add(WITHHOLDING.get(random.nextInt(WITHHOLDING.size())));
        }
        return options;
    }

    /** The verdict, all of the attached volumes, and what became of the scope. */
    private static List<Object> attached(Ran ran) {
        var overview = overview(ran);
        return List.of(
                overview.verdict(),
                overview.instances(),
                overview.totals(),
                overview.breakdowns(),
                overview.ledger().stream()
                        .map(line -> List.of(line.scope(), line.outcome(), line.instancesMeasured(), line.totals()))
                        .toList());
    }

    private static Overview overview(Ran ran) {
        return ReportReader.read(ran.out().getBytes(UTF_8));
    }

    /** Expired credentials are not tried again, so if the first page meets them, there is a reason but no number. */
    private static void assertIsNoNumber(Ran ran) {
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("census: nothing could be listed in ")
                .contains("ec2:DescribeInstances: RequestExpired", "renew the credentials");
    }

    static IntStream seeds() {
        return IntStream.range(0, CAMPAIGNS);
    }

    /** Three kinds of fault, each at a rate from rare to overwhelming. */
    private static String[] arguments(int seed) {
        var random = new SplittableRandom(seed);
        var arguments = new ArrayList<>(
                List.of("run", "--output", "json", "--require", "everything", "--simulate", "" + INSTANCES));
        arguments.addAll(List.of("--seed", "" + seed, "--page-cap", "50"));
        arguments.addAll(List.of("--instances-page-cap", "100", "--calls-per-second", "60", "--no-throttle"));
        for (int fault = 0; fault < 3; fault++) {
            double rate = Math.pow(random.nextDouble(), 2) / 3;
            arguments.add("--fault");
            arguments.add(String.format(Locale.ROOT, "%s=%.4f", KINDS.get(random.nextInt(KINDS.size())), rate));
        }
        return arguments.toArray(String[]::new);
    }

    /** The total, the first in the report. */
    private static long gibibytes(Ran ran) {
        var total = Pattern.compile("\"gibibytes\" : ([0-9]+)").matcher(ran.out());
        assertThat(total.find()).isTrue();
        return Long.parseLong(total.group(1));
    }
}
