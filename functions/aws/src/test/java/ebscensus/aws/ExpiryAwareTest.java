package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.utils.DateUtils;

class ExpiryAwareTest {
    private final RetryStrategy strategy = new ExpiryAware(AwsRetryStrategy.standardRetryStrategy());

    @ParameterizedTest(name = "the clock is wrong by {0} hours")
    @ValueSource(longs = {-1, 1})
    void where_the_clock_is_wrong_the_SDK_may_set_it_and_try_again(long hours) {
        var refused = refusal("RequestExpired", Instant.now().plus(Duration.ofHours(hours)));

        assertThat(strategy.refreshRetryToken(next(refused)).token()).isNotNull();
    }

    @Test
    void where_the_clock_is_right_the_credentials_have_expired() {
        var refused = refusal("RequestExpired", Instant.now());

        assertThatThrownBy(() -> strategy.refreshRetryToken(next(refused)))
                .isInstanceOf(TokenAcquisitionFailedException.class)
                .hasCause(refused);
    }

    @Test
    void what_else_is_refused_is_tried_again_as_usual() {
        var refused = refusal("RequestLimitExceeded", Instant.now());

        assertThat(strategy.refreshRetryToken(next(refused)).token()).isNotNull();
    }

    private RefreshRetryTokenRequest next(Throwable failure) {
        var first = strategy.acquireInitialToken(AcquireInitialTokenRequest.create("test"));
        return RefreshRetryTokenRequest.builder()
                .token(first.token())
                .failure(failure)
                .build();
    }

    private static Throwable refusal(String code, Instant servedAt) {
        var answer = SdkHttpResponse.builder()
                .statusCode(400)
                .putHeader("Date", DateUtils.formatRfc822Date(servedAt))
                .build();
        return Ec2Exception.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .sdkHttpResponse(answer)
                        .build())
                .build();
    }
}
