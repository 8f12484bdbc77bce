package ebscensus.core.request;

/** Thrown if the user's input, such as a request, an option or a file, is not valid. The input is checked before anything is counted. */
public final class InvalidRequest extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_VALUE_SHOWN = 100;

    private final String field;
    private final String key;
    private final String value;
    private final String allowed;

    /** For a request that is wrong as a whole, or whose fields contradict each other. */
    public InvalidRequest(String message) {
        super(message);
        this.field = "";
        this.key = "";
        this.value = "";
        this.allowed = "";
    }

    private InvalidRequest(String name, String field, String key, String value, String allowed) {
        super(Text.shortened(name, LONGEST_VALUE_SHOWN) + ": " + value + " is not allowed; allowed: " + allowed);
        this.field = field;
        this.key = key;
        this.value = value;
        this.allowed = allowed;
    }

    /**
     * An exception whose message names the field, its value and what is allowed instead. A string value is shown in double
     * quotes, any other value as its {@code toString} writes it. The value is shortened if it is long, and control characters
     * are escaped.
     */
    public static InvalidRequest of(String field, Object value, String allowed) {
        return new InvalidRequest(field, field, "", shown(value), allowed);
    }

    /** Like {@link #of(String, Object, String)}, but for the value of one key within a field. */
    public static InvalidRequest of(String field, String key, Object value, String allowed) {
        return new InvalidRequest(field + "." + key, field, key, shown(value), allowed);
    }

    /** The name of the field in the request's JSON form, such as {@code filters}; empty if the error is not about one field. */
    public String field() {
        return field;
    }

    /** The key within the field, such as {@code tag:env}; empty if the error is not about one key. */
    public String key() {
        return key;
    }

    /** A copy whose message uses another name for the field, such as the name of the option by which the user has set it. */
    public InvalidRequest named(String name) {
        return field.isEmpty() ? this : new InvalidRequest(name, field, key, value, allowed);
    }

    private static String shown(Object value) {
        return value instanceof String text
                ? Text.quoted(text, LONGEST_VALUE_SHOWN)
                : Text.shortened(value.toString(), LONGEST_VALUE_SHOWN);
    }
}
