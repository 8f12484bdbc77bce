package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where prices come from, and that nothing else depends on them. */
class PricesTest {
    @TempDir
    private Path folder;

    @Test
    void the_list_prices_of_aws_are_asked_for_unless_told_otherwise() {
        var ran = run("--simulate 50");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("USD a month", "\nPrices: AWS price list, 2026-");
    }

    @Test
    void none_asks_for_no_prices_and_says_so() {
        var ran = run("--simulate 50 --prices none");

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("\nNo costs are shown, because no prices were requested.\n")
                .doesNotContain("USD");
    }

    @Test
    void a_file_has_prices_of_ones_own_in_their_currency() throws IOException {
        var file = Files.writeString(
                folder.resolve("ours.json"),
                "{\"asOf\": \"2026-11-01\", \"currency\": \"EUR\", \"prices\": {\"us-east-1\": {\"VolumeUsage.gp3\":"
                        + " 0.07}}}");

        var ran = run("--simulate 50 --prices " + file);

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("EUR a month", "ours.json, 2026-11-01.", "us-east-1: no price for ")
                .doesNotContain("USD");
    }

    @Test
    void a_file_that_is_none_is_refused_before_anything_is_counted() throws IOException {
        var broken = Files.writeString(folder.resolve("broken.json"), "{\"currency\": \"EUR\", \"prices\": 1}");

        var wrong = run("--simulate 50 --prices " + broken);
        var absent = run("--simulate 50 --prices " + folder.resolve("absent.json"));

        assertThat(wrong.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(wrong.err())
                .contains("broken.json: prices: 1 is not allowed")
                .hasLineCount(1);
        assertThat(absent.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(absent.err())
                .contains("--prices: cannot read ", "(no such file); name a file, or none")
                .hasLineCount(1);
        assertThat(wrong.out() + absent.out()).isEmpty();
    }

    @Test
    void savings_are_explained_to_who_asks_for_it() {
        assertThat(run("--simulate 300 --explain").out())
                .contains("gp2 as gp3, like for like: ", "\n  now  ", "\n  then ", "\n  saves ");
        assertThat(run("--simulate 300").out()).doesNotContain("\n  now  ");
    }

    @Test
    void what_json_has_no_place_for_is_refused() {
        var ran = run("--simulate 50 --explain --output json");

        assertThat(ran.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(ran.err()).contains("--explain is for --output table");
    }

    @Test
    void only_attached_volumes_are_counted_for_who_asks_for_these() {
        assertThat(run("--simulate 50 --attached-only").out())
                .contains("\nThe request asks for attached volumes only")
                .doesNotContain("\nUnattached", "\nRecycle Bin");
    }

    @Test
    void what_must_be_counted_has_two_names() {
        assertThat(run("--simulate 50 --require everything").status()).isZero();

        var ran = run("--simulate 50 --require all");
        assertThat(ran.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(ran.err()).contains("--require: \"all\" is not allowed; allowed: \"attached\" or \"everything\"");
    }

    private static Ran run(String options) {
        var words = new ArrayList<>(List.of("run"));
        words.addAll(List.of(options.split(" ", -1)));
        return Ran.census(words.toArray(String[]::new));
    }
}
