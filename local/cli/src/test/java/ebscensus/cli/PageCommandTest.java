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
    void of_several_reports_in_any_order_the_newest_is_shown_with_the_trend_of_all() throws IOException {
        var older = report("b.json", 10);
        var newer = report("a.json", 20);

        var ran = Ran.census("page", newer.toString(), older.toString());

        assertThat(ran).isEqualTo(Ran.census("page", older.toString(), newer.toString()));
        assertThat(ran.out()).contains("Over time", " of 20 instances</dd>").doesNotContain(" of 10 instances</dd>");
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

    private Path report(String name, int instances) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                Ran.census("run", "--simulate", "" + instances, "--output", "json")
                        .out());
    }
}
