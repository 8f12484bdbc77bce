package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is named and was not met is told in a line each, and changes neither the number nor the status. */
class OversightsTest {
    @ParameterizedTest(name = "--tolerate {0}")
    @ValueSource(strings = {"eu-west-9", "999999999999", "999999999999/us-east-1", "111122223333/eu-west-1"})
    void a_tolerated_account_or_region_that_was_not_to_be_counted_is_told(String name) {
        var ran = Ran.census("run", "--simulate", "5", "--tolerate", name);

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("EBS census: COMPLETE\n");
        assertThat(ran.err()).isEqualTo("census: --tolerate " + name + ": the census was not asked to count it\n");
    }

    @ParameterizedTest(name = "--tolerate {0}")
    @ValueSource(strings = {"us-east-1", "111122223333", "111122223333/us-east-1"})
    void a_tolerated_one_that_was_counted_is_not(String name) {
        assertThat(Ran.census("run", "--simulate", "5", "--tolerate", name).err())
                .isEmpty();
    }

    @ParameterizedTest(name = "--tolerate {0}")
    @ValueSource(strings = {"200000000001", "eu-west-9", "200000000001/eu-west-9"})
    void of_an_account_that_could_not_be_entered_every_region_may_be_meant(String name) {
        String[] arguments = {
            "run",
            "--simulate",
            "5",
            "--simulated-accounts",
            "2",
            "--organization",
            "--fault",
            "deny-role=200000000001",
            "--tolerate",
            name
        };

        assertThat(Ran.census(arguments).err()).isEmpty();
    }

    @Test
    void an_excluded_account_that_the_organization_does_not_have_is_told() {
        String[] organization = {
            "run", "--simulate", "6", "--simulated-accounts", "3", "--exclude-account", "200000000001"
        };

        assertThat(Ran.census(organization).err()).isEmpty();
        assertThat(Ran.census(and(organization, "--exclude-account", "999999999999"))
                        .err())
                .isEqualTo("census: --exclude-account 999999999999: the organization has no such account\n");
        assertThat(Ran.census(and(organization, "--exclude-account", "999999999999", "--organizational-unit", "r-sim1"))
                        .err())
                .isEqualTo("census: --exclude-account 999999999999: the organization has no such account in r-sim1\n");
    }

    private static String[] and(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void filters_that_matched_nothing_are_named() {
        var one = Ran.census("run", "--simulate", "50", "--filter", "tag:team=Grün/東");
        var two = Ran.census("run", "--simulate", "50", "--filter", "tag:team=x", "--filter", "instance-type=y");

        assertThat(one.status()).isZero();
        assertThat(one.err()).isEqualTo("census: no instance matches --filter tag:team=Grün/東\n");
        assertThat(two.err()).isEqualTo("census: no instance matches --filter instance-type=y --filter tag:team=x\n");
    }

    @Test
    void a_filter_that_matched_something_is_not_named_and_neither_is_an_account_without_instances() {
        assertThat(Ran.census("run", "--simulate", "50", "--filter", "instance-type=*")
                        .err())
                .isEmpty();
        assertThat(Ran.census("run", "--simulate", "0").err()).isEmpty();
    }

    @Test
    void what_steers_a_terminal_is_told_by_its_number() {
        assertThat(Ran.census("run", "--simulate", "5", "--filter", "tag:team=\u001b[31m")
                        .err())
                .isEqualTo("census: no instance matches --filter tag:team=\\u001b[31m\n");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"run --simulate 5", "simulate --truth --instances 5"})
    void a_simulated_region_that_AWS_does_not_have_is_told_with_the_one_that_was_probably_meant(String command) {
        var arguments =
                List.of((command + " --region eu-wst-1 --region xx-nowhere-7 --region eu-west-2").split(" ", -1));

        var ran = Ran.census(arguments.toArray(String[]::new));

        assertThat(ran.status()).isZero();
        assertThat(ran.err().lines())
                .containsExactly(
                        "census: --region eu-wst-1: AWS has no such region; it is simulated anyway; did you mean"
                                + " \"eu-west-1\"?",
                        "census: --region xx-nowhere-7: AWS has no such region; it is simulated anyway");
    }
}
