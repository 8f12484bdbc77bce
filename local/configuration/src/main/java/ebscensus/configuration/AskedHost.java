package ebscensus.configuration;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Records the host of the client's latest request, so that messages can name it. The SDK determines the host for each request,
 * so the host is not known before a request. Thread-safe.
 */
final class AskedHost implements ExecutionInterceptor {
    private volatile @Nullable String host;

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        // The authority omits the default port.
        host = context.httpRequest().getUri().getAuthority();
    }

    /**
     * The name of the service, followed by the host if a request was sent, such as {@code STS (sts.eu-west-1.amazonaws.com)}.
     */
    String of(String service) {
        return host == null ? service : service + " (" + host + ")";
    }
}
