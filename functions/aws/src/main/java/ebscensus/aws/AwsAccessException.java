package ebscensus.aws;

/** AWS cannot be used at all. The message is one line that says why and what to do. */
public final class AwsAccessException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AwsAccessException(String message) {
        super(message);
    }

    public AwsAccessException(String message, Throwable cause) {
        super(message, cause);
    }
}
