package ebscensus.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(Suggestion.similar(written, FIELDS)).contains(meant);
    }

    @Test
    void of_equally_near_names_the_first_is_meant() {
        assertThat(Suggestion.similar("b", List.of("a", "c"))).contains("a");
        assertThat(Suggestion.similar("", List.of("xy", "z", "y"))).contains("z");
    }

    @Test
    void a_missing_character_is_nearer_than_two_wrong_ones() {
        assertThat(Suggestion.similar("abcdef", List.of("xycdef", "abcdefg"))).contains("abcdefg");
        assertThat(Suggestion.similar("abcdef", List.of("xycdef", "abcde"))).contains("abcde");
    }

    @ParameterizedTest
    @CsvSource({"call, callsPerSecond", "inProcess, inProcessLimit", "gro, groupBy"})
    void the_beginning_of_a_name_is_enough(String written, String meant) {
        assertThat(Suggestion.similar(written, FIELDS)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--quiet", "verbose", "in", "x", "limit", "regxxxs", "-"})
    void what_is_like_no_known_name_is_no_mistake_of_one(String written) {
        assertThat(Suggestion.similar(written, List.of("--out", "regions", "inProcessLimit", "--role")))
                .isEmpty();
    }

    @Test
    void two_neighbours_in_the_wrong_order_are_one_mistake() {
        assertThat(Suggestion.similar("cots", List.of("requests", "cost", "cots-and-more")))
                .contains("cost");
        assertThat(Suggestion.similar("otcs", List.of("cost"))).isEmpty();
    }

    @Test
    void one_character_in_three_may_be_wrong() {
        assertThat(Suggestion.similar("abcxxx", List.of("abcdef"))).isEmpty();
        assertThat(Suggestion.similar("abcdxx", List.of("abcdef"))).contains("abcdef");
        assertThat(Suggestion.similar("xx", List.of("ab"))).isEmpty();
    }

    @Test
    void the_question_ends_a_sentence_or_is_not_asked() {
        assertThat(Suggestion.question("region", FIELDS)).isEqualTo("; did you mean \"regions\"?");
        assertThat(Suggestion.question("weather", FIELDS)).isEmpty();
        assertThat(Suggestion.question("region", List.of())).isEmpty();
    }
}
