package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A census of a simulated account finds what the simulator says it holds, in the same JSON. */
class TruthTest {
    @ParameterizedTest(name = "{0} instances")
    @ValueSource(ints = {0, 1, 199, 200, 201, 1_000, 1_001, 10_000})
    void a_census_agrees_with_the_truth(int instances) {
        assertAgreement(instances, "--seed 7 --group-by tag:team --group-by tag:env", "");
    }

    @ParameterizedTest(name = "page cap {0}, {1} instances")
    @CsvSource({"5,199", "5,1001", "500,1001", "1000,1001", "1000,10000"})
    void page_caps_change_nothing(int pageCap, int instances) {
        assertAgreement(
                instances,
                "--group-by tag:team",
                "--no-throttle --calls-per-second 60 --page-cap " + pageCap + " --instances-page-cap " + pageCap);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void faults_that_pass_change_nothing(int seed) {
        assertAgreement(
                1_001,
                "--group-by tag:team --seed " + seed,
                "--page-cap 50 --calls-per-second 60 --fault throttle=0.03 --fault internal-error=0.03 --fault"
                        + " unavailable=0.03 --fault reset=0.03 --fault empty-page=0.1 --fault repeat-items=0.1");
    }

    @Test
    void several_regions_are_counted_at_once() {
        assertAgreement(3_000, "--all-regions --group-by tag:team", "", false);
        assertAgreement(3_000, "--region eu-west-1 --region eu-central-1", "");
    }

    @Test
    void accounts_are_those_that_are_meant() {
        String organization = " --simulated-accounts 4 --all-regions";
        assertAgreement(2_000, "--group-by tag:team" + organization, "", false);
        assertAgreement(2_000, "--organization" + organization, "", false);
        assertAgreement(2_000, "--exclude-account 200000000002" + organization, "", false);
        assertAgreement(2_000, "--account 200000000001 --account 200000000003" + organization, "", false);
    }

    /** Of those, all that is attached to an instance without the tag is there throughout. */
    @ParameterizedTest(name = "seed {0}, {1} instances, {2} a page")
    @CsvSource({
        "1,1000,100",
        "2,1000,100",
        "3,1000,100",
        "4,1000,100",
        "5,1000,100",
        "6,1000,100",
        "7,5000,100",
        "8,5000,50"
    })
    void what_does_not_change_is_counted_exactly_while_all_else_comes_and_goes(int seed, int instances, int pageCap) {
        String fleet = instances + " --churn 0.3 --group-by tag:churn --seed " + seed;
        var counted = Ran.census(words("run --output json --calls-per-second 60 --no-throttle --instances-page-cap "
                + pageCap + " --simulate " + fleet));
        var truth = Ran.census(words("simulate --truth --instances " + fleet));

        assertThat(counted.status()).as(counted.err() + counted.out()).isZero();
        assertThat(steady(counted)).isEqualTo(steady(truth));
        assertThat(total(counted)).isBetween(steady(truth), total(truth) - 1);
    }

    private static long total(Ran ran) {
        return volumes(ran, "\"totals\"");
    }

    private static long steady(Ran ran) {
        return volumes(ran, "\"(untagged)\"") + volumes(ran, "\"(several)\"");
    }

    private static long volumes(Ran ran, String of) {
        var volumes = Pattern.compile(Pattern.quote(of) + " : \\{[^}]*?\"volumes\" : ([0-9]+)")
                .matcher(ran.out());
        assertThat(volumes.find()).as(of).isTrue();
        return Long.parseLong(volumes.group(1));
    }

    @Test
    void filters_select_by_instance() {
        assertAgreement(2_000, "--filter tag:env=prod --filter tag:env=dev --filter instance-type=m*", "", false);
    }

    /** The seed's fleet has such volumes, so both sides count each once and put those between teams under (several). */
    @Test
    void multi_attach_volumes_are_counted_once() {
        assertThat(Ran.census(words("run --simulate 1001 --output json --group-by tag:team"))
                        .out())
                .contains("\"(several)\"", "\"(untagged)\"", "\"io2\"");
    }

    private static void assertAgreement(int instances, String fleet, String endpoint) {
        assertAgreement(instances, fleet, endpoint, instances > 1_000 || !endpoint.isEmpty());
    }

    /** @param isInBatches whether a scope has more than one page of instances */
    private static void assertAgreement(int instances, String fleet, String endpoint, boolean isInBatches) {
        var counted = Ran.census(words("run --output json --simulate " + instances + " " + fleet + " " + endpoint));
        var truth = Ran.census(words("simulate --truth --instances " + instances + " " + fleet));

        assertThat(counted.status()).as(counted.err() + counted.out()).isZero();
        assertThat(truth.status()).as(truth.err()).isZero();
        assertThat(counted.findingsButUnlisted())
                .isEqualTo(truth.findingsButUnlisted())
                .contains("\"verdict\" : \"COMPLETE\"");
        if (!isInBatches) {
            assertThat(counted.findings()).isEqualTo(truth.findings());
        }
    }

    private static String[] words(String line) {
        var words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.removeIf(String::isEmpty);
        return words.toArray(String[]::new);
    }
}
