package ebscensus.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void a_wide_character_takes_two_columns_and_a_combining_mark_none() {
        assertThat(Cells.width("team")).isEqualTo(4);
        assertThat(Cells.width("日本語")).isEqualTo(6);
        assertThat(Cells.width("🐘")).isEqualTo(2);
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void a_text_that_does_not_fit_ends_in_an_ellipsis() {
        assertThat(Cells.cut("platform", 8)).isEqualTo("platform");
        assertThat(Cells.cut("platform", 7)).isEqualTo("platfo…");
    }

    @Test
    void a_wide_character_is_never_cut_in_half() {
        assertThat(Cells.left("日本語", 4)).isEqualTo("日… ");
        assertThat(Cells.left("🐘🐘", 3)).isEqualTo("🐘…");
    }

    @Test
    void a_number_is_never_cut() {
        assertThat(Cells.right("1,234", 3)).isEqualTo("1,234");
        assertThat(Cells.right("1", 3)).isEqualTo("  1");
    }

    @Test
    void lines_are_broken_between_words_or_within_one_that_is_too_long() {
        assertThat(Cells.wrap("one two three a-very-long-word", 9))
                .containsExactly("one two", "three", "a-very-lo", "ng-word");
    }
}
