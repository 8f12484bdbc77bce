package ebscensus.aws;

import ebscensus.aws.answer.JsonAnswer;
import ebscensus.aws.price.PriceQuestion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import tools.jackson.databind.JsonNode;

/**
 * Calls the only action of the price list service that a census needs. The SDK's module for this service is not used, because
 * it would add a megabyte to the code that runs in Lambda. Connections, signatures and pauses between attempts come from the
 * SDK. Thread-safe.
 */
final class PricingApi {
    static final String ACTION = "pricing:GetProducts";

    private static final String TARGET = "AWSPriceListService.GetProducts";
    private static final String SIGNING_NAME = "pricing";
    private static final String MEDIA_TYPE = "application/x-amz-json-1.1";

    private final SdkHttpClient http;
    private final URI endpoint;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final RetryStrategy retries;
    private final Duration attemptTimeout;

    /** @param region the region for which the requests are signed */
    PricingApi(
            SdkHttpClient http,
            URI endpoint,
            String region,
            AwsCredentialsProvider credentials,
            RetryStrategy retries,
            Duration attemptTimeout) {
        this.http = http;
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
        this.retries = retries;
        this.attemptTimeout = attemptTimeout;
    }

    /**
     * Requests one page of products.
     *
     * @param deadline the time after which no failed attempt is repeated
     * @throws SdkException if the page cannot be read; it is the exception that a client of the SDK would throw
     */
    JsonNode products(PriceQuestion question, RequestBudget budget, Deadline deadline) {
        byte[] body = question.json();
        var initial = retries.acquireInitialToken(AcquireInitialTokenRequest.create(ACTION));
        RetryToken token = initial.token();
        while (true) {
            int paid = budget.pay();
            try {
                var answer = attempt(body);
                retries.recordSuccess(RecordSuccessRequest.create(token));
                return answer;
            } catch (SdkException failure) {
                if (isThrottled(failure)) {
                    budget.refused(paid);
                }
                token = next(token, failure, deadline);
            }
        }
    }

    private static boolean isThrottled(SdkException failure) {
        return failure instanceof AwsServiceException refusal && refusal.isThrottlingException();
    }

    /** Waits until the next attempt is allowed; throws the failure if no further attempt is allowed. */
    private RetryToken next(RetryToken token, SdkException failure, Deadline deadline) {
        try {
            var next = retries.refreshRetryToken(RefreshRetryTokenRequest.builder()
                    .token(token)
                    .failure(failure)
                    .build());
            if (deadline.isOverIn(next.delay())) {
                throw failure;
            }
            Thread.sleep(next.delay());
            return next.token();
        } catch (TokenAcquisitionFailedException _) {
            throw failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted", e);
        }
    }

    private JsonNode attempt(byte[] body) {
        var request = request();
        try {
            return JsonAnswer.of(signed(request, body).call(), attemptTimeout);
        } catch (IOException e) {
            throw noted(SdkClientException.create("no answer", e), request);
        } catch (SdkException e) {
            throw noted(e, request);
        }
    }

    private SdkException noted(SdkException failure, SdkHttpRequest request) {
        if (Asked.of(failure) == null) {
            failure.addSuppressed(Asked.at(ACTION, request, region));
        }
        return failure;
    }

    private SdkHttpRequest request() {
        return SdkHttpRequest.builder()
                .uri(endpoint)
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader("X-Amz-Target", TARGET)
                .build();
    }

    private ExecutableHttpRequest signed(SdkHttpRequest request, byte[] body) {
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, SIGNING_NAME)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        var withLength = signed.request().toBuilder()
                .putHeader("Content-Length", String.valueOf(body.length))
                .build();
        return http.prepareRequest(HttpExecuteRequest.builder()
                .request(withLength)
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build());
    }
}
