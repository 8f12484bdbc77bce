package ebscensus.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void thousands_are_separated_and_one_thing_is_singular() {
        assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Figures.count(1, "scope")).isEqualTo("1 scope");
        assertThat(Figures.count(0, "scope")).isEqualTo("0 scopes");
    }

    @Test
    void tebibytes_are_gibibytes_by_1024_rounded_half_up_without_loss_for_any_long() {
        assertThat(Figures.tebibytes(0)).isEqualTo("0.00");
        assertThat(Figures.tebibytes(1_024)).isEqualTo("1.00");
        assertThat(Figures.tebibytes(1_234_567)).isEqualTo("1,205.63");
        assertThat(Figures.tebibytes(Long.MAX_VALUE)).isEqualTo("9,007,199,254,740,992.00");
    }

    @Test
    void time_is_told_as_a_clock_does() {
        assertThat(Figures.clock(Duration.ofSeconds(7))).isEqualTo("0:07");
        assertThat(Figures.clock(Duration.ofSeconds(754))).isEqualTo("12:34");
        assertThat(Figures.clock(Duration.ofSeconds(3_723))).isEqualTo("1:02:03");
    }
}
