package ebscensus.simulator.json;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a JSON object as the parameters of a call. The name of a nested value consists of the names of its parents and its own
 * name, separated by dots; array items are named by number, from 1. Empty objects, empty arrays and null are left out.
 */
public final class JsonFields {
    /**
     * The maximum depth of nesting. This limit is our own choice: no real call comes near it, and unlimited nesting could
     * overflow the stack.
     */
    private static final int DEEPEST = 20;

    private final String json;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private int at;

    private JsonFields(String json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException if the text is not a JSON object, or if it is nested too deeply */
    public static Map<String, String> of(String json) {
        var reader = new JsonFields(json);
        reader.space();
        reader.object("", 0);
        reader.space();
        if (reader.at < json.length()) {
            throw reader.malformed();
        }
        return reader.fields;
    }

    private void value(String name, int depth) {
        if (depth > DEEPEST) {
            throw malformed();
        }
        space();
        switch (peek()) {
            case '{' -> object(name + ".", depth);
            case '[' -> array(name + ".", depth);
            case '"' -> fields.put(name, string());
            default -> literal(name);
        }
        space();
    }

    private void object(String prefix, int depth) {
        expect('{');
        space();
        if (skips('}')) {
            return;
        }
        do {
            space();
            String name = string();
            space();
            expect(':');
            value(prefix + name, depth + 1);
        } while (skips(','));
        expect('}');
    }

    private void array(String prefix, int depth) {
        expect('[');
        space();
        if (skips(']')) {
            return;
        }
        int number = 1;
        do {
            value(prefix + number, depth + 1);
            number++;
        } while (skips(','));
        expect(']');
    }

    private String string() {
        expect('"');
        var text = new StringBuilder();
        while (peek() != '"') {
            char c = next();
            text.append(c == '\\' ? escape() : c);
        }
        expect('"');
        return text.toString();
    }

    private char escape() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed();
        };
    }

    private char unicode() {
        String digits = json.substring(at, Math.min(at + 4, json.length()));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw malformed();
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    /** Reads a number, true, false or null. */
    private void literal(String name) {
        int start = at;
        while (at < json.length()
                && (Character.isLetterOrDigit(json.charAt(at)) || "+-.".indexOf(json.charAt(at)) >= 0)) {
            at++;
        }
        String text = json.substring(start, at);
        if (!text.matches("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw malformed();
        }
        if (!text.equals("null")) {
            fields.put(name, text);
        }
    }

    private void space() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skips(char c) {
        boolean found = at < json.length() && json.charAt(at) == c;
        if (found) {
            at++;
        }
        return found;
    }

    private void expect(char c) {
        if (!skips(c)) {
            throw malformed();
        }
    }

    private char peek() {
        if (at >= json.length()) {
            throw malformed();
        }
        return json.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("not a JSON object: malformed at character " + at);
    }
}
