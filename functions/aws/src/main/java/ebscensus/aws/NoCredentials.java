package ebscensus.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A source gave no credentials. The message is one line that names the source and says why it failed and what to do. The SDK does
 * not wrap this exception, because it extends an exception of the SDK. {@code AwsCalls} turns it into a failure of the scope: if
 * credentials cannot be renewed during a census, only the scopes that need them fail.
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
