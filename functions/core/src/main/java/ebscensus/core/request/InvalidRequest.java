package ebscensus.core.request;

/** The request asks for something that is not allowed; thrown before the first call to AWS. */
public final class InvalidRequest extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_VALUE_SHOWN = 100;

    public InvalidRequest(String message) {
        super(message);
    }

    /**
     * Names the field, its value and what is allowed instead. A text is shown in double quotes, any other value as it prints;
     * both shortened, control characters escaped.
     */
    public static InvalidRequest of(String field, Object value, String allowed) {
        String shown = value instanceof String text
                ? Text.quoted(text, LONGEST_VALUE_SHOWN)
                : Text.shortened(value.toString(), LONGEST_VALUE_SHOWN);
        return new InvalidRequest(
                Text.shortened(field, LONGEST_VALUE_SHOWN) + ": " + shown + " is not allowed; allowed: " + allowed);
    }
}
