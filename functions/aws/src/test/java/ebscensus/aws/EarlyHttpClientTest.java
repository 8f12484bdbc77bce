package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

class EarlyHttpClientTest {
    private static final HttpExecuteRequest REQUEST =
            HttpExecuteRequest.builder().build();

    private final CompletableFuture<SdkHttpClient> underWay = new CompletableFuture<>();
    private final EarlyHttpClient early = new EarlyHttpClient(AwsClients.HTTP_CLIENT, underWay);

    @Test
    void a_client_that_cannot_be_built_fails_the_call_and_says_why() {
        underWay.completeExceptionally(new IllegalStateException("no such trust store"));

        assertThatThrownBy(() -> early.prepareRequest(REQUEST))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("no such trust store")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void one_that_is_finished_after_the_end_is_closed() {
        var closed = new AtomicInteger();

        early.close();
        underWay.complete(new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        });

        assertThat(closed).hasValue(1);
    }

    @Test
    void its_name_is_that_of_the_client_that_is_built() {
        try (var apache = Apache5HttpClient.create()) {
            assertThat(early.clientName()).isEqualTo(apache.clientName());
        }
    }
}
