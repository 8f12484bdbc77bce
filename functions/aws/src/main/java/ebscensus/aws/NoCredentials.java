package ebscensus.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A source of credentials gave none; the message says in one line which source, why, and what to do. The SDK passes it on as it
 * is, so that credentials which cannot be renewed in the middle of a census cost the scopes that needed them, not the census.
 */
public final class NoCredentials extends SdkClientException {
    private static final long serialVersionUID = 1;

    public NoCredentials(String message) {
        super(SdkClientException.builder().message(message));
    }

    public NoCredentials(String message, Throwable cause) {
        super(SdkClientException.builder().message(message).cause(cause));
    }
}
