package ebscensus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> FIELDS =
            List.of("regions", "accounts", "filters", "groupBy", "callsPerSecond", "inProcessLimit");

    @ParameterizedTest
    @CsvSource({
        "region, regions", // one too few
        "regionss, regions", // one too many
        "fulters, filters", // one replaced
        "groupby, groupBy",
        "calls_per_second, callsPerSecond",
        "group-by, groupBy",
        "account, accounts",
        "filters, filters"
    })
    void the_nearest_known_name_is_meant(String written, String meant) {
        assertThat(Suggestion.nearest(written, FIELDS)).isEqualTo(meant);
    }

    @Test
    void of_equally_near_names_the_first_is_meant() {
        assertThat(Suggestion.nearest("b", List.of("a", "c"))).isEqualTo("a");
        assertThat(Suggestion.nearest("", List.of("xy", "z", "y"))).isEqualTo("z");
    }

    @Test
    void a_prefix_is_as_far_as_what_is_missing() {
        assertThat(Suggestion.nearest("abc", List.of("abcdef", "xbcd"))).isEqualTo("xbcd");
    }

    @Test
    void a_missing_character_is_nearer_than_two_wrong_ones() {
        assertThat(Suggestion.nearest("abc", List.of("xyc", "abcd"))).isEqualTo("abcd");
        assertThat(Suggestion.nearest("abcd", List.of("xycd", "abc"))).isEqualTo("abc");
    }

    @Test
    void without_known_names_there_is_nothing_to_suggest() {
        assertThatThrownBy(() -> Suggestion.nearest("x", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no known names to choose from");
    }
}
