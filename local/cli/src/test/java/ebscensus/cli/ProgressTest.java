package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.Calls;
import ebscensus.core.Progress;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;

    @Test
    void the_line_tells_scopes_instances_volumes_calls_throttled_ones_and_the_time() {
        var snapshot = new Progress.Snapshot(3, 12_345, 24_690, new Calls(130, 2));

        assertThat(ProgressLine.of(snapshot, 17, Duration.ofSeconds(12)))
                .isEqualTo("3 of 17 scopes, 12,345 instances, 24,690 volumes, 130 calls, 2 throttled, 0:12");
    }

    @Test
    void the_largest_census_is_abbreviated_to_fit_a_terminal() {
        var snapshot = new Progress.Snapshot(84_999, 1_000_000, 2_500_000, new Calls(100_000, 1_200));

        assertThat(ProgressLine.of(snapshot, 85_000, Duration.ofSeconds(1_234)))
                .isEqualTo("84,999/85,000 sc 1,000,000 inst 2,500,000 vol 100,000 calls 1,200 thr 20:34")
                .hasSizeLessThan(80);
    }

    @Test
    void on_a_terminal_one_line_changes_and_is_wiped_at_the_end() {
        var display = display(true, 7);

        display.draw();
        now = now.plusSeconds(61);
        display.draw();
        display.end();
        display.draw();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r0 of 7 scopes, 0 instances, 0 volumes, 0 calls, 0 throttled, 0:00"
                        + "\r0 of 7 scopes, 0 instances, 0 volumes, 0 calls, 0 throttled, 1:01"
                        + "\r" + " ".repeat(65) + "\r");
    }

    @Test
    void elsewhere_each_line_stands_by_itself() {
        var display = display(false, 7);

        display.draw();
        display.end();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("0 of 7 scopes, 0 instances, 0 volumes, 0 calls, 0 throttled, 0:00\n");
    }

    private ProgressDisplay display(boolean terminal, long scopes) {
        var console = new Console(
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                () -> now,
                new FakeInterrupts(false));
        return new ProgressDisplay(console, new Progress(), () -> scopes);
    }
}
