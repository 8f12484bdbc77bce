package ebscensus.configuration;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Keeps the host that its client asked last, for messages: the SDK works it out anew for each request. Thread-safe. */
final class AskedHost implements ExecutionInterceptor {
    private volatile @Nullable String host;

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        // Without the port that goes without saying.
        host = context.httpRequest().getUri().getAuthority();
    }

    /** The service with its host where it has been asked: {@code STS (sts.eu-west-1.amazonaws.com)}. */
    String of(String service) {
        return host == null ? service : service + " (" + host + ")";
    }
}
