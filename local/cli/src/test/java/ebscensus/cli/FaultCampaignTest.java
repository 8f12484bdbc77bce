package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the faults: the exact total, or INCOMPLETE with exit 3. */
class FaultCampaignTest {
    private static final int INSTANCES = 401;
    private static final int CAMPAIGNS = 60;
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
