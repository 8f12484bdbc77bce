package ebscensus.statemachine.deployed;

/** How a function can fail so that the definition has no answer to it but that to every error. */
enum Death {
    NONE("", ""),
    /** What it reads first is not JSON. */
    UNREADABLE("ebscensus.aws.store.UnreadableRun", "s3://"),
    /** Its process ends. */
    KILLED("Runtime.ExitError", "signal: killed");

    private final String error;
    private final String trace;

    Death(String error, String trace) {
        this.error = error;
        this.trace = trace;
    }

    String error() {
        return error;
    }

    /** A part of the cause of an execution that fails because of it. */
    String trace() {
        return trace;
    }
}
