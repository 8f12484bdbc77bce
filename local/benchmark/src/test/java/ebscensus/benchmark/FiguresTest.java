package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({"0, 0.00 s", "1234, 1.23 s", "12345, 12.3 s", "1234567, '1,235 s'"})
    void seconds_have_three_places_or_so(long millis, String shown) {
        assertThat(Figures.seconds(Duration.ofMillis(millis))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, < $0.01", "0.0049, < $0.01", "0.005, $0.01", "12.344, $12.34"})
    void dollars_are_in_cents_and_less_than_one_is_not_nothing(BigDecimal amount, String shown) {
        assertThat(Figures.dollars(amount)).isEqualTo(shown);
    }

    @Test
    void a_ratio_is_of_the_exact_times() {
        assertThat(Figures.ratio(Duration.ofMillis(1150), Duration.ofSeconds(1)))
                .isEqualTo("1.15");
    }

    @Test
    void a_median_is_one_of_those_measured() {
        assertThat(Figures.median(List.of(5, 1, 9))).isEqualTo(5);
        assertThat(Figures.median(List.of(5, 1, 9, 7))).isEqualTo(5);
    }
}
