package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as the command line makes them. What is on them is the matter of the tests of the page. */
class PageCommandTest {
    private static final String OLD = "{\"version\" : 2";

    @TempDir
    private Path folder;

    @Test
    void run_writes_a_page_beside_the_result_with_the_arithmetic_of_the_savings() throws IOException {
        var page = folder.resolve("census.html");

        var ran = Ran.census("run", "--simulate", "300", "--page", page.toString());

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("EBS census: COMPLETE\n");
        assertThat(ran.err()).isEmpty();
        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .contains("COMPLETE", "The arithmetic of the savings", "111122223333");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(page);
        }
    }

    @Test
    void an_incomplete_census_has_a_page_that_says_so() throws IOException {
        var page = folder.resolve("census.html");

        var ran = Ran.census(
                "run",
                "--simulate",
                "50",
                "--region",
                "eu-west-1",
                "--region",
                "eu-west-2",
                "--fault",
                "deny=eu-west-2",
                "--page",
                page.toString());

        assertThat(ran.status()).isEqualTo(3);
        assertThat(Files.readString(page)).contains(">INCOMPLETE<", "111122223333 in eu-west-2: nothing counted");
    }

    @Test
    void a_page_that_cannot_be_written_is_refused_before_anything_is_counted_or_loses_no_result() {
        var refused = Ran.census("run", "--simulate", "10", "--page", folder.toString());
        var full = Ran.census("run", "--simulate", "10", "--page", "/dev/full");

        assertThat(refused)
                .isEqualTo(new Ran(
                        1, "", "census: --page: " + folder + " exists but is not a writable file; name another\n"));
        assertThat(full.status()).isEqualTo(1);
        assertThat(full.out()).startsWith("EBS census: COMPLETE\n");
        assertThat(full.err()).isEqualTo("census: --page: cannot write /dev/full (No space left on device)\n");
    }

    @Test
    void a_report_becomes_a_page_on_standard_output_or_in_a_file() throws IOException {
        var report = report("a.json", 10);
        var file = folder.resolve("a.html");

        var printed = Ran.census("page", report.toString());
        var written = Ran.census("page", report.toString(), "--out", file.toString());

        assertThat(printed.status()).isZero();
        assertThat(printed.out()).startsWith("<!DOCTYPE html>").doesNotContain("Over time");
        assertThat(written).isEqualTo(new Ran(0, "", ""));
        assertThat(Files.readString(file)).isEqualTo(printed.out());
    }

    @Test
    void the_page_of_a_run_and_that_of_its_report_are_the_same() throws IOException {
        var page = folder.resolve("census.html");
        var report = folder.resolve("census.json");
        Ran.census(
                "run", "--simulate", "300", "--output", "json", "--out", report.toString(), "--page", page.toString());

        assertThat(Ran.census("page", report.toString()).out())
                .isEqualTo(Files.readString(page))
                .contains("The arithmetic of the savings");
    }

    @Test
    void of_several_reports_in_any_order_the_newest_is_shown_with_the_trend_of_all_and_what_changed()
            throws IOException {
        var older = report("b.json", 10);
        var newer = report("a.json", 20);

        var ran = Ran.census("page", newer.toString(), older.toString());

        assertThat(ran).isEqualTo(Ran.census("page", older.toString(), newer.toString()));
        assertThat(ran.out())
                .contains("Over time", "What changed since", " of 20 instances</dd>")
                .doesNotContain(" of 10 instances</dd>");
    }

    @Test
    void the_change_is_since_the_last_complete_report_before_the_newest_one() throws IOException {
        var first = day(10);
        var last = day(11);
        var lost = day(12);
        var lostAgain = day(13);
        var since = "What changed since <bdi>the report of 12 June 2026, ";

        assertThat(page(first, last, lost)).contains(since);
        assertThat(page(lostAgain, lost, last, first)).contains(since, "no longer counted", ">2026-06-14 ");
        assertThat(page(lost, lostAgain)).contains("Over time").doesNotContain("What changed");
    }

    @Test
    void a_report_that_is_named_twice_counts_once() throws IOException {
        var older = report("b.json", 10);
        var newer = report("a.json", 20);

        assertThat(page(newer, newer)).isEqualTo(page(newer)).doesNotContain("What changed");
        assertThat(page(older, newer, older)).isEqualTo(page(older, newer));
    }

    @Test
    void a_file_that_is_no_report_is_one_line_that_names_it() throws IOException {
        var good = report("good.json", 1);
        var broken = Files.writeString(folder.resolve("broken.json"), OLD);
        var absent = folder.resolve("absent.json");
        var timeless = Files.writeString(
                folder.resolve("truth.json"),
                Ran.census("simulate", "--instances", "10", "--truth").out());

        for (Path bad : Stream.of(broken, absent, timeless).toList()) {
            var ran = Ran.census(
                    "page",
                    good.toString(),
                    bad.toString(),
                    "--out",
                    folder.resolve("x.html").toString());

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("census: ")
                    .contains(bad.toString());
        }
        assertThat(folder.resolve("x.html")).doesNotExist();
    }

    private static String page(Path... reports) {
        var ran = Ran.census(Stream.concat(Stream.of("page"), Stream.of(reports).map(Path::toString))
                .toArray(String[]::new));
        assertThat(ran.status()).isZero();
        return ran.out();
    }

    /** Of an organization that loses an account on day 12 and 13. */
    private Path day(int day) throws IOException {
        var ran = Ran.census(
                "run",
                "--simulate",
                "40",
                "--simulated-accounts",
                "4",
                "--organization",
                "--day",
                "" + day,
                "--output",
                "json");
        return Files.writeString(folder.resolve(day + ".json"), ran.out());
    }

    private Path report(String name, int instances) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                Ran.census("run", "--simulate", "" + instances, "--output", "json")
                        .out());
    }
}
