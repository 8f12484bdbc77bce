package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    @Test
    void figures_are_set_to_the_right_and_words_to_the_left() {
        var table = new Table("client", "requests", "cost")
                .row("census", "61", "< $0.01")
                .row("pager", "1,001", Table.NONE);

        assertThat(table.markdown()).isEqualTo("""
            | client | requests |    cost |
            |--------|---------:|--------:|
            | census |       61 | < $0.01 |
            | pager  |    1,001 |       – |
            """);
    }

    @Test
    void a_row_has_a_cell_for_each_column() {
        var table = new Table("one", "two");

        assertThatThrownBy(() -> table.row("1")).hasMessage("1 cells in 2 columns");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00 s", "1234, 1.23 s", "12345, 12.3 s", "1234567, '1,235 s'"})
    void seconds_have_three_places_or_so(long millis, String shown) {
        assertThat(Table.seconds(Duration.ofMillis(millis))).isEqualTo(shown);
    }

    @Test
    void a_ratio_is_of_the_exact_times() {
        assertThat(Table.ratio(Duration.ofMillis(1150), Duration.ofSeconds(1))).isEqualTo("1.15");
    }
}
