package ebscensus.core;

/** The request asks for something that is not allowed; thrown before the first call to AWS. */
public final class InvalidRequest extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_VALUE_SHOWN = 100;

    public InvalidRequest(String message) {
        super(message);
    }

    /** Names the field, its value (shortened, control characters escaped) and what is allowed instead. */
    public static InvalidRequest of(String field, Object value, String allowed) {
        return new InvalidRequest(field + ": " + Text.quoted(value.toString(), LONGEST_VALUE_SHOWN)
                + " is not allowed; allowed: " + allowed);
    }
}
