package ebscensus.simulator.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON in ASCII. */
public final class JsonText {
    private JsonText() {}

    /**
     * The JSON text of a value, without white space. The members of an object are in the map's order.
     *
     * @param value a map from names to values, a list of values, a string, a {@link BigDecimal}, an {@link Integer}, a
     *     {@link Long} or a {@link Boolean}
     * @throws IllegalArgumentException for any other type of value
     */
    public static String of(Object value) {
        return switch (value) {
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .map(member -> quoted(member.getKey().toString()) + ":" + of(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> items -> items.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
            case String text -> quoted(text);
            case BigDecimal number -> number.toPlainString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> throw new IllegalArgumentException("JSON has no form for " + value);
        };
    }

    /** A JSON string. */
    public static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** The text between the quotes of a JSON string. */
    public static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
