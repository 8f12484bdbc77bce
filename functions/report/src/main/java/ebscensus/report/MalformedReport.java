package ebscensus.report;

/** Thrown if a document is not a valid report. The message says what is wrong and, where possible, in which field. */
public final class MalformedReport extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MalformedReport(String message) {
        super(message);
    }

    MalformedReport(String message, Throwable cause) {
        super(message, cause);
    }
}
