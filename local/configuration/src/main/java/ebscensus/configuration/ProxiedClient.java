package ebscensus.configuration;

import ebscensus.aws.ProxyException;
import ebscensus.aws.ProxyRefused;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** An HTTP client for each proxy in use, and one for requests without; made when a request first needs it. Thread-safe. */
final class ProxiedClient implements SdkHttpClient {
    private final Proxies proxies;
    private final Function<Optional<URI>, SdkHttpClient> maker;
    private final Map<Optional<URI>, SdkHttpClient> clients = new ConcurrentHashMap<>();

    /** @param maker of a client that sends everything through this proxy */
    ProxiedClient(Proxies proxies, Function<Optional<URI>, SdkHttpClient> maker) {
        this.proxies = proxies;
        this.maker = maker;
    }

    /** Makes the client that most requests need. */
    void prepare() {
        var _ = through(Optional.ofNullable(proxies.byScheme().get("https")));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var proxy = proxies.of(request.httpRequest().getUri());
        var prepared = through(Optional.ofNullable(proxy)).prepareRequest(request);
        return proxy == null ? prepared : new Proxied(prepared, proxy);
    }

    @Override
    public String clientName() {
        return "Apache5";
    }

    @Override
    public void close() {
        clients.values().forEach(SdkHttpClient::close);
    }

    private SdkHttpClient through(Optional<URI> proxy) {
        return clients.computeIfAbsent(proxy, maker);
    }

    /** Says so where it is the proxy that cannot be reached. */
    private record Proxied(ExecutableHttpRequest request, URI proxy) implements ExecutableHttpRequest {
        private static final int FIRST_REFUSAL = 400;
        private static final int PASSWORD_REQUIRED = 407;
        private static final int FIRST_SERVER_ERROR = 500;

        @Override
        public HttpExecuteResponse call() throws IOException {
            try {
                var response = request.call();
                requireOfAws(response.httpResponse());
                return response;
            } catch (UnknownHostException e) {
                throw new ProxyException("the host of " + this + " is not known", e);
            } catch (ConnectException e) {
                throw new ProxyException(this + " does not accept connections", e);
            }
        }

        /** Apache's client hands on what a proxy answers to CONNECT as if the target had answered. */
        private void requireOfAws(SdkHttpResponse response) {
            int status = response.statusCode();
            boolean isPage =
                    response.firstMatchingHeader("Content-Type").orElse("").startsWith("text/html");
            if (status == PASSWORD_REQUIRED) {
                throw refused(this + " wants a user and a password, or others than it was given (HTTP 407);"
                        + " write them into the variable as http://USER:PASSWORD@HOST:PORT");
            }
            if (isPage && status >= FIRST_REFUSAL && status < FIRST_SERVER_ERROR) {
                throw refused(this + ", or a filter behind it, has answered with a page (HTTP " + status + ")");
            }
        }

        /** In the SDK's own kind of exception, which it does not try again. */
        private static SdkClientException refused(String why) {
            return SdkClientException.create(why, new ProxyRefused(why));
        }

        @Override
        public void abort() {
            request.abort();
        }

        /** Without its user and password. */
        @Override
        public String toString() {
            return "proxy " + proxy.getHost() + (proxy.getPort() < 0 ? "" : ":" + proxy.getPort());
        }
    }
}
