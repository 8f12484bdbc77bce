package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @ParameterizedTest(name = "census {0}")
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "page --help",
                "diff --help",
                "simulate --help",
                "help run",
                "help simulate",
                "help benchmark"
            })
    void help_goes_to_standard_output_fits_80_columns_and_has_examples(String arguments) {
        var ran = Ran.census(arguments.split(" ", -1));

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("Usage: census")
                .contains("Examples:\n  census ")
                .doesNotContain("null", "${");
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void the_exit_status_of_run_is_documented() {
        assertThat(Ran.census("run", "--help").out())
                .contains("Exit status:\n  0 ", "\n  1 ", "\n  2 ", "\n  3 ", "\n  4 ", "\n  130 ");
    }

    @Test
    void the_version_is_the_build_s() {
        assertThat(Ran.census("--version").out()).matches("EBS Census \\d+\\.\\d+\\.\\d+\n");
    }
}
