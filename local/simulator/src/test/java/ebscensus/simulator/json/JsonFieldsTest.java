package ebscensus.simulator.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON in and out. */
final class JsonFieldsTest {
    @Test
    void values_are_named_by_all_that_they_are_in() {
        assertThat(JsonFields.of("""
             {"a": "x", "b": {"c": 1.5e3, "d": [true, {"e": "y"}], "f": {}, "g": []}, "h": null, "i": -0}
            """))
                .containsExactly(
                        Map.entry("a", "x"),
                        Map.entry("b.c", "1.5e3"),
                        Map.entry("b.d.1", "true"),
                        Map.entry("b.d.2.e", "y"),
                        Map.entry("i", "-0"));
    }

    @Test
    void what_is_written_is_read_again() {
        var text = "quote \" backslash \\ line\nend \u00e3 \uD83D\uDC18 <&>";

        var written = JsonText.of(Map.of("a", List.of(text, new BigDecimal("1E+3"), 5, 6L, true)));

        assertThat(written).matches("\\p{ASCII}+");
        assertThat(JsonFields.of(written))
                .isEqualTo(Map.of("a.1", text, "a.2", "1000", "a.3", "5", "a.4", "6", "a.5", "true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "x",
                "{",
                "{}}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":01}",
                "{\"a\":nul}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"open"
            })
    void what_is_no_json_object_is_refused(String text) {
        assertThatThrownBy(() -> JsonFields.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("malformed at character");
    }

    @Test
    void what_is_too_deep_is_refused() {
        assertThatThrownBy(() -> JsonFields.of("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
