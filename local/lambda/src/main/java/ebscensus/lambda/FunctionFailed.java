package ebscensus.lambda;

/** An invocation that failed in the handler or in its environment. */
public final class FunctionFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param payload what Lambda returns to the caller of the function: JSON with {@code errorType} and {@code errorMessage} */
    FunctionFailed(String payload) {
        super(payload);
    }

    /**
     * An error that Lambda itself reports if an environment returned no result. Source of the two error types that we use, and of
     * their messages: github.com/aws/aws-lambda-runtime-interface-emulator, 2026-11.
     */
    static FunctionFailed of(String requestId, String errorType, String reason) {
        return new FunctionFailed("{\"errorType\":\"%s\",\"errorMessage\":\"RequestId: %s Error: %s\"}"
                .formatted(errorType, requestId, reason));
    }

    /** What Lambda returns to the caller of the function: JSON with {@code errorType} and {@code errorMessage}. */
    public String payload() {
        return String.valueOf(getMessage());
    }
}
