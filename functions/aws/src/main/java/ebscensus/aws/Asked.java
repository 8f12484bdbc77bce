package ebscensus.aws;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;

/**
 * Carries the action and the host of a failed call. The SDK's exceptions name neither, and the failed call may have been to a
 * service other than the intended one, for example to STS for credentials. Therefore this exception is added to the SDK's
 * exception as a suppressed exception.
 */
final class Asked extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;
    private final String host;
    private final String region;

    private Asked(String action, String host, String region) {
        super(action + " at " + host, null, false, false);
        this.action = action;
        this.host = host;
        this.region = region;
    }

    /**
     * The details that were added to the failure or to one of its causes; null if the failure occurred before a request was
     * made.
     */
    static @Nullable Asked of(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> Stream.of(cause.getSuppressed()))
                .filter(Asked.class::isInstance)
                .map(Asked.class::cast)
                .findFirst()
                .orElse(null);
    }

    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** The details of a failed request that was sent without a client of the SDK. */
    static Asked at(String action, SdkHttpRequest request, String region) {
        return new Asked(action, request.getUri().getAuthority(), region);
    }

    /** The service and the operation, such as {@code sts:AssumeRole}. */
    String action() {
        return action;
    }

    /** The host, with its port unless that is the default port. */
    String host() {
        return host;
    }

    String region() {
        return region;
    }

    /**
     * Adds an {@link Asked} to the exception of each failed call for which a request was made. Every SDK client needs this
     * interceptor.
     */
    static final class Note implements ExecutionInterceptor {
        @Override
        public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
            var failure = context.exception();
            if (of(failure) == null) {
                context.httpRequest().ifPresent(request -> failure.addSuppressed(asked(request, attributes)));
            }
            return failure;
        }

        private static Asked asked(SdkHttpRequest request, ExecutionAttributes attributes) {
            String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
            Region region = attributes.getAttribute(AwsExecutionAttribute.AWS_REGION);
            String action = service.toLowerCase(Locale.ROOT) + ":"
                    + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
            return at(action, request, region.id());
        }
    }
}
