package ebscensus.report;

import ebscensus.core.census.Measures;
import ebscensus.core.request.Text;
import ebscensus.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The fields of an untrusted JSON object. Each field is checked and removed when it is read, so that {@link #requireNoMore} can
 * reject the fields that are left.
 */
final class Fields {
    private static final int LONGEST_SHOWN = 100;

    /** The maximum number of digits of an amount. Our own choice, because no sum of prices has so many digits. */
    private static final int MOST_DIGITS = 60;

    private final String path;
    private final ObjectNode left;

    private Fields(String path, ObjectNode left) {
        this.path = path;
        this.left = left;
    }

    /** @param path the path of the object in its document, for messages */
    static Fields of(String path, JsonNode json) {
        if (json instanceof ObjectNode object) {
            return new Fields(path, object);
        }
        throw new MalformedReport(path + " is " + shown(json) + ", but must be an object");
    }

    boolean has(String name) {
        return left.has(name);
    }

    boolean isText(String name, String value) {
        var field = left.get(name);
        return field != null && field.isString() && field.stringValue().equals(value);
    }

    /** Adds the field if it is missing, as it is in reports of older versions. */
    void putIfAbsent(String name, boolean value) {
        left.putIfAbsent(name, BooleanNode.valueOf(value));
    }

    void putIfAbsent(String name, String value) {
        left.putIfAbsent(name, StringNode.valueOf(value));
    }

    void putIfAbsent(String name, long value) {
        left.putIfAbsent(name, LongNode.valueOf(value));
    }

    String text(String name) {
        var value = take(name);
        if (!value.isString()) {
            throw refused(name, value, "a string");
        }
        return value.stringValue();
    }

    boolean truth(String name) {
        var value = take(name);
        if (!value.isBoolean()) {
            throw refused(name, value, "true or false");
        }
        return value.booleanValue();
    }

    /** A whole number from 0 to the largest {@code long}. */
    long count(String name) {
        var value = take(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw refused(name, value, "a whole number from 0 to " + Long.MAX_VALUE);
        }
        return value.longValue();
    }

    /**
     * An amount of money, which must be 0 or more. The number of digits is limited, because arithmetic with a number such as
     * 1e999999999 would use up the memory.
     */
    BigDecimal amount(String name) {
        var value = take(name);
        if (value.isNumber()) {
            var amount = value.decimalValue();
            if (amount.signum() >= 0 && amount.precision() <= MOST_DIGITS && Math.abs(amount.scale()) <= MOST_DIGITS) {
                return amount;
            }
        }
        throw refused(name, value, "an amount of at most " + MOST_DIGITS + " digits");
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (JsonNode value : array(name)) {
            if (!value.isString()) {
                throw refused(name, value, "an array of strings");
            }
            texts.add(value.stringValue());
        }
        return texts;
    }

    List<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        for (JsonNode value : array(name)) {
            objects.add(of(path + "." + name + "[" + objects.size() + "]", value));
        }
        return objects;
    }

    private JsonNode array(String name) {
        var value = take(name);
        if (!value.isArray()) {
            throw refused(name, value, "an array");
        }
        return value;
    }

    Instant instant(String name) {
        String text = text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedReport(
                    path + "." + name + " is " + Text.quoted(text, LONGEST_SHOWN)
                            + ", but must be a time such as \"2026-11-30T23:59:59Z\"",
                    e);
        }
    }

    Fields object(String name) {
        return of(path + "." + name, take(name));
    }

    /** Reads the fields of {@link Measures} and removes them; other fields stay. */
    Measures measures() {
        return new Measures(count("volumes"), count("gibibytes"));
    }

    /** Converts the remaining fields to a value of this type. */
    <T> T rest(Class<T> type) {
        try {
            return Json.convert(left, type);
        } catch (JacksonException e) {
            throw new MalformedReport(
                    path + ": its outcome is unknown or lacks a field: "
                            + Text.shortened(e.getOriginalMessage(), LONGEST_SHOWN),
                    e);
        }
    }

    /** Removes the field and returns it as JSON. */
    JsonNode take(String name) {
        var value = left.remove(name);
        if (value == null) {
            throw new MalformedReport(path + "." + name + " is missing");
        }
        return value;
    }

    /** The names of the remaining fields. */
    List<String> names() {
        return List.copyOf(left.propertyNames());
    }

    void requireNoMore() {
        left.propertyNames().stream().findFirst().ifPresent(name -> {
            throw new MalformedReport(path + "." + Text.shortened(name, LONGEST_SHOWN)
                    + " is not known; the report may come from a later version of the program");
        });
    }

    /** Calls the constructor of a value, and throws a {@link MalformedReport} if the constructor refuses its arguments. */
    <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw e instanceof MalformedReport malformed
                    ? malformed
                    : new MalformedReport(path + ": " + e.getMessage(), e);
        }
    }

    MalformedReport malformed(String name, String allowed) {
        return new MalformedReport(path + "." + name + " must be " + allowed);
    }

    private MalformedReport refused(String name, JsonNode value, String allowed) {
        return new MalformedReport(path + "." + name + " is " + shown(value) + ", but must be " + allowed);
    }

    private static String shown(JsonNode value) {
        return Text.shortened(value.toString(), LONGEST_SHOWN);
    }
}
