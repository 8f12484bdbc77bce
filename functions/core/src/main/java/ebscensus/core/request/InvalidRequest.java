package ebscensus.core.request;

/** The request has a wrong value. Thrown before the first call to AWS. */
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
     * Names the field, its value and what is allowed instead. A text is shown in double quotes, any other value as it prints;
     * both shortened, control characters escaped.
     */
    public static InvalidRequest of(String field, Object value, String allowed) {
        return new InvalidRequest(field, field, "", shown(value), allowed);
    }

    /** Like {@link #of(String, Object, String)}, for the value that a field has under one of its keys. */
    public static InvalidRequest of(String field, String key, Object value, String allowed) {
        return new InvalidRequest(field + "." + key, field, key, shown(value), allowed);
    }

    /** The name of the field in the request's JSON form, such as {@code filters}; empty if it is not about one field. */
    public String field() {
        return field;
    }

    /** The key within the field, such as {@code tag:env}; empty if the field has none, or it is not about one key. */
    public String key() {
        return key;
    }

    /** This refusal for somebody who knows the field by another name. */
    public InvalidRequest named(String name) {
        return field.isEmpty() ? this : new InvalidRequest(name, field, key, value, allowed);
    }

    private static String shown(Object value) {
        return value instanceof String text
                ? Text.quoted(text, LONGEST_VALUE_SHOWN)
                : Text.shortened(value.toString(), LONGEST_VALUE_SHOWN);
    }
}
