package ebscensus.configuration;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Keeps the host of the client's latest request, for messages, because the SDK computes the host anew for each request.
 * Thread-safe.
 */
final class AskedHost implements ExecutionInterceptor {
    private volatile @Nullable String host;

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        // Without the port that goes without saying.
        host = context.httpRequest().getUri().getAuthority();
    }

    /** The service, followed by its host if a request was sent, such as {@code STS (sts.eu-west-1.amazonaws.com)}. */
    String of(String service) {
        return host == null ? service : service + " (" + host + ")";
    }
}
