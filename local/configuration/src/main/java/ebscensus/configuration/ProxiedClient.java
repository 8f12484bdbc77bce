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

/**
 * Sends requests through the proxies that apply to them. An HTTP client for each proxy, and one for requests without a proxy,
 * is created when it is first needed. Thread-safe.
 */
final class ProxiedClient implements SdkHttpClient {
    private final Proxies proxies;
    private final Function<Optional<URI>, SdkHttpClient> maker;
    private final Map<Optional<URI>, SdkHttpClient> clients = new ConcurrentHashMap<>();

    /** @param maker makes a client that sends every request through the given proxy, or directly if none is given */
    ProxiedClient(Proxies proxies, Function<Optional<URI>, SdkHttpClient> maker) {
        this.proxies = proxies;
        this.maker = maker;
    }

    /** Creates the client for https requests in advance, because most requests need it. */
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

    /** A request through a proxy. If the proxy fails, the exception says so. */
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

        /**
         * Throws if the response seems to come from a proxy, because Apache's client returns a proxy's response to CONNECT as
         * if it came from the target.
         */
        private void requireOfAws(SdkHttpResponse response) {
            int status = response.statusCode();
            boolean isPage =
                    response.firstMatchingHeader("Content-Type").orElse("").startsWith("text/html");
            if (status == PASSWORD_REQUIRED) {
                throw refused(this + " did not accept the user and password, or got none (HTTP 407); write them into"
                        + " the variable as http://USER:PASSWORD@HOST:PORT");
            }
            if (isPage && status >= FIRST_REFUSAL && status < FIRST_SERVER_ERROR) {
                throw refused(this + ", or a filter behind it, answered with a web page (HTTP " + status + ")");
            }
        }

        /** An exception of the SDK's own type, so that the SDK does not retry the request. */
        private static SdkClientException refused(String why) {
            return SdkClientException.create(why, new ProxyRefused(why));
        }

        @Override
        public void abort() {
            request.abort();
        }

        /** The proxy without its user and password. */
        @Override
        public String toString() {
            return "proxy " + proxy.getHost() + (proxy.getPort() < 0 ? "" : ":" + proxy.getPort());
        }
    }
}
