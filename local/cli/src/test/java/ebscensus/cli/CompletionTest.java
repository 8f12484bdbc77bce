package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "census {0}")
    @CsvSource(delimiter = '|', textBlock = """
        r                   | run
        run --all-r         | --all-regions
        run --fault x --se  | --seed
        run --output j      | json
        simulate --instanc  | --instances
        run --pag           | --page
        pag                 | page
        page --o            | --out
        --compl             | --completion
        """)
    void bash_completes_commands_options_and_formats(String typed, String expected) throws Exception {
        var script = Files.writeString(
                folder.resolve("census.bash"),
                Ran.census("--completion", "bash").out());

        var completed = run(
                "bash",
                "-c",
                "source " + script + "; COMP_WORDS=(census " + typed + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                        + " COMP_LINE=\"census " + typed + "\"; COMP_POINT=${#COMP_LINE};"
                        + " _complete_census 2> /dev/null; echo \"${COMPREPLY[@]}\"");

        assertThat(completed.split(" ", -1)).contains(expected);
    }

    @Test
    void zsh_reads_the_script_of_bash() {
        assertThat(Ran.census("--completion", "zsh"))
                .isEqualTo(Ran.census("--completion", "bash"))
                .satisfies(ran -> assertThat(ran.out()).contains("bashcompinit"));
    }

    @Test
    void fish_is_told_of_every_command_and_of_every_option_with_what_it_takes() {
        var ran = Ran.census("--completion", "fish");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines())
                .allMatch(line -> line.startsWith("complete -c census "))
                .contains(
                        "complete -c census -n __fish_use_subcommand -a run -d 'Counts the EBS volumes of one or"
                                + " more accounts'",
                        "complete -c census -n '__fish_seen_subcommand_from run' -l output -x -a 'table json csv"
                                + " jsonl' -d 'table, json, csv or jsonl'",
                        "complete -c census -n '__fish_seen_subcommand_from run' -l out -r -F -d 'Write the result to"
                                + " this file, whole or not at all, instead of standard output'",
                        "complete -c census -n '__fish_seen_subcommand_from run' -l all-regions -d 'Count every region"
                                + " that is enabled for the account'",
                        "complete -c census -n '__fish_seen_subcommand_from page' -F",
                        "complete -c census -n '__fish_seen_subcommand_from simulate' -l instances -x -d 'The number"
                                + " of instances in the account'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fish -n %s", "zsh -n %s", "bash -n %s"})
    void a_shell_that_is_installed_finds_no_mistake_in_its_script(String check) throws Exception {
        String shell = check.substring(0, check.indexOf(' '));
        var script = Files.writeString(
                folder.resolve("script"), Ran.census("--completion", shell).out());

        assertThat(run("sh", "-c", "! command -v " + shell + " > /dev/null || " + check.formatted(script) + " 2>&1"))
                .isEmpty();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        return Checkout.ended(new ProcessBuilder(List.of(command))
                        .redirectErrorStream(true)
                        .start())
                .out()
                .strip();
    }
}
