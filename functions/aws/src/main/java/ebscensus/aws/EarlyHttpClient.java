package ebscensus.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** An HTTP client that may still be under construction; the first request waits for it. Thread-safe. */
final class EarlyHttpClient implements SdkHttpClient {
    private final String name;
    private final CompletableFuture<SdkHttpClient> client;

    /**
     * @param name the name of the HTTP client; it is given separately because the SDK's clients read it when they are built,
     *     and at that time the HTTP client may not exist yet
     */
    EarlyHttpClient(String name, CompletableFuture<SdkHttpClient> client) {
        this.name = name;
        this.client = client;
    }

    /** @throws SdkClientException if the client could not be built */
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        try {
            return client.join().prepareRequest(request);
        } catch (CompletionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw SdkClientException.create("cannot make an HTTP client: " + cause, cause);
        }
    }

    @Override
    public String clientName() {
        return name;
    }

    /** Also closes a client whose construction ends later. */
    @Override
    public void close() {
        var _ = client.thenAccept(SdkHttpClient::close);
    }
}
