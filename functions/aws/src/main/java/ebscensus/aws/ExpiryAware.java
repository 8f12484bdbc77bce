package ebscensus.aws;

import java.time.Instant;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.retry.ClockSkew;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * A retry strategy that gives up at once if credentials have expired. The SDK (2.57.8) treats {@code RequestExpired} as a sign
 * of a wrong clock, corrects its clock to the time in the response, and retries. This helps only if the clock is wrong, but EC2
 * returns the same error for expired credentials. Source: docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html,
 * 2026-11.
 */
record ExpiryAware(RetryStrategy usual) implements RetryStrategy {
    private static final String EXPIRED = "RequestExpired";

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return usual.acquireInitialToken(request);
    }

    /**
     * @throws TokenAcquisitionFailedException if the credentials have expired or the usual strategy allows no further attempt
     */
    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        if (request.failure() instanceof AwsServiceException refusal && isOfExpiredCredentials(refusal)) {
            throw new TokenAcquisitionFailedException("the credentials have expired", request.token(), refusal);
        }
        return usual.refreshRetryToken(request);
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        return usual.recordSuccess(request);
    }

    @Override
    public int maxAttempts() {
        return usual.maxAttempts();
    }

    @Override
    public boolean useClientDefaults() {
        return usual.useClientDefaults();
    }

    @Override
    public Builder<?, ?> toBuilder() {
        return usual.toBuilder();
    }

    /**
     * Whether the error is {@code RequestExpired} because the credentials have expired. If this machine's clock differs from
     * the time in the response, the clock is the reason instead.
     */
    private static boolean isOfExpiredCredentials(AwsServiceException refusal) {
        var details = refusal.awsErrorDetails();
        if (details == null || !EXPIRED.equals(details.errorCode())) {
            return false;
        }
        var answer = details.sdkHttpResponse();
        return answer == null
                || ClockSkew.getServerTime(answer)
                        .map(time -> !ClockSkew.isClockSkewed(Instant.now(), time))
                        .orElse(true);
    }
}
