package ebscensus.statemachine;

/** Why a state, or a whole execution, failed: what a retrier or catcher sees. */
public final class StateError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String error;
    private final String cause;

    /** @param error the name that {@code ErrorEquals} is compared with */
    public StateError(String error, String cause) {
        super(error + ": " + cause);
        this.error = error;
        this.cause = cause;
    }

    /** What a Lambda function ended with, in the form in which Step Functions hands it on. */
    public static StateError ofFunction(String errorType, String message) {
        var cause = Data.object();
        cause.put("errorMessage", message);
        cause.put("errorType", errorType);
        return new StateError(errorType, cause.toString());
    }

    public String error() {
        return error;
    }

    public String cause() {
        return cause;
    }
}
