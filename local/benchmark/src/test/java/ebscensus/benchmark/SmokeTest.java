package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every benchmark comes to its end and fills its tables. What it measures at this size means nothing. */
class SmokeTest {
    static Stream<String> every_benchmark() {
        return Benchmarks.ALL.stream().map(Benchmark::name);
    }

    @ParameterizedTest
    @MethodSource
    void every_benchmark(String name) throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();

        int status = Main.run(print(out), print(err), name, "--smoke");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(status).isZero();
        assertThat(tables(out.toString(StandardCharsets.UTF_8)))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(table.stream().skip(2))
                        .isNotEmpty()
                        .allMatch(row -> row.matches(".*\\d.*"), "has a figure"));
    }

    /** The lines of each: a header, a rule, and its rows. */
    private static List<List<String>> tables(String printed) {
        return Stream.of(printed.split("\n\n", -1))
                .filter(paragraph -> paragraph.startsWith("|"))
                .map(table -> table.lines().toList())
                .toList();
    }

    private static PrintStream print(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }
}
