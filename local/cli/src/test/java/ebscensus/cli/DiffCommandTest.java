package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffCommandTest {
    private static final String FLEET = "run --region us-east-1 --region eu-west-1 --quiet --simulate ";

    @TempDir
    private Path folder = Path.of("");

    private Path smaller = Path.of("");
    private Path larger = Path.of("");

    @BeforeEach
    void two_reports() {
        smaller = report("smaller.json", FLEET + "100");
        larger = report("larger.json", FLEET + "200");
    }

    @Test
    void two_reports_are_compared_in_a_table_in_json_and_in_csv() {
        var table = diff(smaller, larger, "");
        var json = diff(smaller, larger, "--output json");
        var csv = diff(smaller, larger, "--output csv");

        assertThat(table.status()).isZero();
        assertThat(table.out())
                .startsWith("What changed from ")
                .contains("\nBefore ", "  volumes added and removed ", "\nAfter ")
                .contains("\nGrowth in GiB of what was compared: attached +");
        assertThat(table.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(json.out()).startsWith("{\n  \"before\" : {").contains("\"causes\" : {", "\"cells\" : [");
        assertThat(csv.out())
                .startsWith("\"account\",\"account_name\",\"region\",\"zone\",\"type\",\"use\",\"cause\",");
    }

    @Test
    void a_report_has_not_changed_since_itself() {
        assertThat(diff(smaller, smaller, "").out()).contains("\nNothing has changed: ");
        assertThat(diff(smaller, smaller, "--fail-on-growth 0%").status()).isZero();
    }

    @Test
    void growth_beyond_the_limit_has_a_status_of_its_own_and_a_lost_region_is_none() {
        var lost = report("lost.json", FLEET + "100 --fault deny=eu-west-1");

        assertThat(diff(smaller, larger, "--fail-on-growth 5%"))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(4))
                .satisfies(ran -> assertThat(ran.err())
                        .contains("census: the GiB of attached volumes that both reports counted in full grew by ")
                        .endsWith(", more than 5%\n"));
        assertThat(diff(larger, smaller, "--fail-on-growth 0%").status()).isZero();
        assertThat(diff(lost, smaller, "--fail-on-growth 0%").status()).isZero();
        assertThat(diff(smaller, lost, "").out())
                .contains("  no longer counted ", "111122223333/eu-west-1: no longer counted, -");
    }

    @Test
    void growth_of_what_was_not_compared_is_not_known() {
        var elsewhere = report("elsewhere.json", "run --region us-west-2 --quiet --simulate 100");

        var ran = diff(smaller, elsewhere, "--fail-on-growth 5%");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .startsWith("census: --fail-on-growth: the reports have no scope that both counted in full");
    }

    @Test
    void a_census_is_compared_with_an_earlier_report() {
        String compared = FLEET + "200 --compare-to " + smaller;

        var table = Ran.census(compared.split(" ", -1));
        var json = Ran.census((compared + " --output json").split(" ", -1));
        var csv = Ran.census((compared + " --output csv").split(" ", -1));
        var grown = Ran.census((compared + " --fail-on-growth 5%").split(" ", -1));

        assertThat(table.status()).isZero();
        assertThat(table.out()).startsWith("What changed from ").contains("\nEBS census: COMPLETE\n");
        assertThat(json.out()).contains("\n  \"change\" : {\n    \"before\" : {");
        assertThat(csv.out()).contains(",\"cause\",").contains(",\"volumes\",");
        assertThat(grown.status()).isEqualTo(4);
        assertThat(grown.out()).contains("\nEBS census: COMPLETE\n");
    }

    @Test
    void a_report_that_was_compared_is_still_a_report() throws IOException {
        var both = folder.resolve("both.json");
        Ran.census((FLEET + "200 --output json --out " + both + " --compare-to " + smaller).split(" ", -1));

        assertThat(Files.readString(both)).contains("\"change\" : {");
        assertThat(diff(larger, both, "").out()).contains("\nNothing has changed: ");
    }

    @Test
    void a_change_is_written_to_a_file_whole() throws IOException {
        var file = folder.resolve("change.csv");

        assertThat(diff(smaller, larger, "--output csv --out " + file)).isEqualTo(new Ran(0, "", ""));
        assertThat(file).content().startsWith("\"account\",").endsWith("\r\n");
    }

    @Test
    void a_change_has_a_page_too() throws IOException {
        var page = folder.resolve("change.html");

        assertThat(diff(smaller, larger, "--page " + page).out())
                .isEqualTo(diff(smaller, larger, "").out());
        assertThat(page)
                .content()
                .startsWith("<!DOCTYPE html>")
                .contains("What changed since", "volumes added and removed", " of 200 instances</dd>");
    }

    @Test
    void a_change_that_cannot_be_written_is_an_error_of_the_file_and_not_of_the_program() {
        assertThat(diff(smaller, larger, "--output json --out /dev/full"))
                .isEqualTo(new Ran(1, "", "census: --out: cannot write /dev/full (No space left on device)\n"));
    }

    @Test
    void a_report_that_is_read_is_not_replaced() throws IOException {
        String before = Files.readString(smaller);
        var link = Files.createSymbolicLink(folder.resolve("link"), smaller);
        String complaint = " is one of the files that are read; name another\n";

        assertThat(diff(smaller, larger, "--output json --out " + larger))
                .isEqualTo(new Ran(2, "", "census: --out: " + larger + complaint));
        assertThat(diff(smaller, larger, "--page " + link))
                .isEqualTo(new Ran(2, "", "census: --page: " + link + complaint));
        assertThat(Ran.census("page", larger.toString(), smaller.toString(), "--out", smaller.toString()))
                .isEqualTo(new Ran(2, "", "census: --out: " + smaller + complaint));
        assertThat(smaller).content().isEqualTo(before);
    }

    @Test
    void volumes_of_two_lists_are_named() throws IOException {
        String row = "{\"ResourceId\":\"%s\",\"SubAccountId\":\"111122223333\",\"RegionId\":\"us-east-1\","
                + "\"Use\":\"running\",\"VolumeType\":\"gp3\",\"Gibibytes\":%d}%n";
        var old = Files.writeString(folder.resolve("old.jsonl"), row.formatted("vol-1", 8) + row.formatted("vol-2", 8));
        var now = Files.writeString(folder.resolve("new.jsonl"), row.formatted("vol-2", 9) + row.formatted("vol-3", 7));
        String volumes = "--volumes " + old + " " + now;

        assertThat(diff(smaller, larger, volumes).out())
                .contains("\nVolumes added: 1, +7 GiB\nvol-3 ", "\nVolumes gone: 1, -8 GiB\nvol-1 ")
                .contains("\nVolumes grown: 1, +1 GiB\nvol-2 ", "\nVolumes retyped: 0\n");
        assertThat(diff(smaller, larger, volumes + " --output json").out()).contains("\"volumes\" : {\n    \"added\"");
        assertThat(diff(smaller, larger, "--volumes " + old + " " + smaller).err())
                .startsWith("census: --volumes: cannot read " + smaller + " (line 1 ")
                .endsWith("; name a file that census run --volumes wrote\n");
        assertThat(diff(smaller, larger, "--volumes " + old + " nowhere").err())
                .isEqualTo(
                        "census: --volumes: cannot read nowhere (no such file); name a file that census run --volumes"
                                + " wrote\n");
        assertThat(diff(smaller, larger, volumes + " --output csv").status()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        no such file        | nowhere.json | 1 | cannot read nowhere.json (no such file); name a report
        not JSON            | text.json    | 1 | text.json: the report is not JSON
        not a report        | other.json   | 1 | other.json: report.verdict is missing
        of a later version  | nine.json    | 1 | nine.json: report.version is 9
        a folder            | folder       | 1 | cannot read folder
        """)
    void what_is_no_report_is_refused_in_one_line(String what, String name, int status, String message)
            throws IOException {
        Files.writeString(folder.resolve("text.json"), "hello");
        Files.writeString(folder.resolve("other.json"), "{\"version\": 2, \"by\": {}}");
        Files.writeString(
                folder.resolve("nine.json"), Files.readString(smaller).replace("\"version\" : 2", "\"version\" : 9"));
        Files.createDirectory(folder.resolve("folder"));

        var first = diff(folder.resolve(name), larger, "");
        var second = diff(smaller, folder.resolve(name), "");
        var compared = Ran.census((FLEET + "1 --compare-to " + folder.resolve(name)).split(" ", -1));

        for (Ran ran : new Ran[] {first, second, compared}) {
            assertThat(ran.status()).as(what).isEqualTo(status);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err().replace(folder + "/", "").lines())
                    .singleElement()
                    .asString()
                    .startsWith("census: " + message);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        diff a b --fail-on-growth 5    | --fail-on-growth: "5" is not allowed; allowed: a percentage from 0% to 1000%, such as 5%
        diff a b --fail-on-growth -5%  | --fail-on-growth: "-5%" is not allowed; allowed: a percentage from 0% to 1000%, such as 5%
        diff a b --fail-on-growth 1001% | --fail-on-growth: "1001%" is not allowed; allowed: a percentage from 0% to 1000%, such as 5%
        diff a b --output jsonl        | --output: "jsonl" is not allowed; allowed: table, json or csv
        run --fail-on-growth 5%        | --fail-on-growth needs --compare-to: name the report to compare with
        run --output jsonl --compare-to a | --output: "jsonl" is not allowed; allowed: table, json or csv, with --compare-to
        diff a                         | Missing required parameter: 'NEW.json'
        diff a b c                     | unknown argument "c"
        diff a b --outptu json         | unknown option "--outptu"; did you mean --output?
        """)
    void wrong_usage_is_told(String arguments, String message) {
        var ran = Ran.census(arguments.split(" ", -1));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).first().isEqualTo("census: " + message);
    }

    private static Ran diff(Path before, Path after, String options) {
        String arguments = "diff " + before + " " + after + (options.isEmpty() ? "" : " " + options);
        return Ran.census(arguments.split(" ", -1));
    }

    private Path report(String name, String arguments) {
        var file = folder.resolve(name);
        Ran.census((arguments + " --output json --out " + file).split(" ", -1));
        return file;
    }
}
