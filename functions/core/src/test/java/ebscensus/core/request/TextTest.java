package ebscensus.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final String ELEPHANT = "\ud83d\udc18";

    @ParameterizedTest
    @ValueSource(
            strings = {"", "prod", "é", "e\u0301", "中文", "अनुच्छेद", "שלום", ELEPHANT, "\ue000", "a b", "\\", "\""})
    void writing_of_any_script_stays_as_it_is(String text) {
        assertThat(Text.printable(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0000",
        "0007",
        "0008",
        "0009",
        "000a",
        "000d",
        "001b",
        "007f",
        "0085",
        "009b", // control
        "200e",
        "200f",
        "202a",
        "202b",
        "202c",
        "202d",
        "202e",
        "2066",
        "2067",
        "2068",
        "2069",
        "061c", // direction
        "200b",
        "200d",
        "feff",
        "00ad",
        "2028",
        "2029", // invisible, and ends of line
        "d800",
        "dfff",
        "ffff",
        "fffe" // half a character, or none
    })
    void what_steers_a_terminal_or_hides_is_shown_by_its_number(String hex) {
        char steering = (char) Integer.parseInt(hex, 16);

        assertThat(Text.printable("a" + steering + "b")).isEqualTo("a\\u" + hex + "b");
    }

    @Test
    void a_hidden_character_beyond_the_basic_plane_is_shown_as_its_pair() {
        assertThat(Text.printable("\udb40\udc01")).isEqualTo("\\udb40\\udc01");
    }

    @Test
    void an_escape_sequence_comes_out_as_text() {
        assertThat(Text.printable("\u001b[2J\u001b]0;title\u0007")).isEqualTo("\\u001b[2J\\u001b]0;title\\u0007");
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void any_256_characters_become_one_harmless_line_that_printing_again_does_not_change(long seed) {
        String text = new Random(seed)
                .ints(256, 0, Character.MAX_CODE_POINT + 1)
                .map(point -> seed % 2 == 0 ? point : point % 0x3000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        String printable = Text.printable(text);

        assertThat(printable).doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}].*");
        assertThat(Text.printable(printable)).isEqualTo(printable);
        assertThat(Text.quoted(text, 256)).contains(printable);
    }

    @Test
    void a_quoted_text_that_is_short_enough_is_whole() {
        assertThat(Text.quoted("prod", 4)).isEqualTo("\"prod\"");
        assertThat(Text.shortened("prod", 4)).isEqualTo("prod");
        assertThat(Text.quoted("", 4)).isEqualTo("\"\"");
    }

    @Test
    void a_long_text_is_cut_and_says_how_long_it_was() {
        assertThat(Text.quoted("production", 4)).isEqualTo("\"prod…\" (10 characters)");
        assertThat(Text.shortened("production", 4)).isEqualTo("prod… (10 characters)");
    }

    @Test
    void no_character_is_cut_in_half() {
        assertThat(Text.quoted(ELEPHANT.repeat(5), 3)).isEqualTo("\"" + ELEPHANT.repeat(3) + "…\" (5 characters)");
        assertThat(Text.shortened(ELEPHANT.repeat(3), 3)).isEqualTo(ELEPHANT.repeat(3));
    }
}
