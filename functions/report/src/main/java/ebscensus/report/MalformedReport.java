package ebscensus.report;

/** A document is not a report. The message names the field, its value and what is allowed. */
public final class MalformedReport extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MalformedReport(String message) {
        super(message);
    }

    MalformedReport(String message, Throwable cause) {
        super(message, cause);
    }
}
