package ebscensus.configuration;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object that another program has written. A field that is missing, empty or of an unexpected type is read as null. */
record JsonObject(ObjectNode node) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The object that the text contains; null if the text is not a JSON object. */
    static @Nullable JsonObject parsed(String text) {
        try {
            var node = JSON.readTree(text);
            return node instanceof ObjectNode object ? new JsonObject(object) : null;
        } catch (JacksonException _) {
            return null;
        }
    }

    @Nullable
    String text(String field) {
        var value = node.get(field);
        return value == null || !value.isString() || value.stringValue().isEmpty() ? null : value.stringValue();
    }

    boolean number(String field, int expected) {
        var value = node.get(field);
        return value != null && value.isIntegralNumber() && value.longValue() == expected;
    }

    /**
     * The time in the field; null if the field has no time in ISO 8601 with a zone. The zone {@code UTC} is accepted, because
     * older versions of the AWS CLI wrote it.
     */
    @Nullable
    Instant time(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.replaceFirst("UTC$", "Z").replace(' ', 'T'))
                    .toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** A copy in which each of these fields has the given text. Other fields are unchanged. */
    JsonObject with(Map<String, String> texts) {
        var changed = node.deepCopy();
        texts.forEach(changed::put);
        return new JsonObject(changed);
    }

    /** The object as JSON text. */
    @Override
    public String toString() {
        return node.toString();
    }
}
