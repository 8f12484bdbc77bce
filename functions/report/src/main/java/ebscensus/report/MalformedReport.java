package ebscensus.report;

/** Thrown if a document is not a valid report. The message names the field, its value and what is allowed. */
public final class MalformedReport extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MalformedReport(String message) {
        super(message);
    }

    MalformedReport(String message, Throwable cause) {
        super(message, cause);
    }
}
