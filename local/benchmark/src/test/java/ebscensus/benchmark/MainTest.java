package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void without_a_name_it_lists_what_there_is() {
        assertThat(run()).isZero();

        assertThat(text(out).lines())
                .hasSize(Benchmarks.ALL.size())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(text(out)).contains("cost  ");
    }

    @Test
    void names_are_words_and_each_is_given_once() {
        assertThat(Benchmarks.ALL)
                .extracting(Benchmark::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+"));
    }

    @Test
    void a_wrong_name_is_wrong_usage_and_the_nearest_is_named() {
        assertThat(run("cots")).isEqualTo(2);

        assertThat(text(out)).isEmpty();
        assertThat(text(err)).contains("unknown benchmark \"cots\"; did you mean cost?");
    }

    @Test
    void a_sheet_begins_with_the_method_and_the_machine() {
        assertThat(run("cost")).isZero();

        assertThat(text(out)).startsWith("cost: ").contains("\nMethod: ", "\nMachine: ", "\n| instances |");
        assertThat(text(err)).isEmpty();
    }

    private int run(String... arguments) {
        return Main.run(print(out), print(err), arguments);
    }

    private static PrintStream print(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8);
    }
}
