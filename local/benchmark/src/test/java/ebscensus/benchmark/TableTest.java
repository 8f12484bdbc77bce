package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void figures_are_set_to_the_right_and_words_to_the_left() {
        var table = new Table("client", "requests", "cost")
                .row("census", "61", "< $0.01")
                .row("pager", "1,001", Figures.NONE);

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
}
