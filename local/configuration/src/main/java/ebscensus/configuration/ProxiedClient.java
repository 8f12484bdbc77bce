package ebscensus.configuration;

import ebscensus.aws.ProxyException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

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
        @Override
        public HttpExecuteResponse call() throws IOException {
            try {
                return request.call();
            } catch (UnknownHostException e) {
                throw new ProxyException("the host of " + this + " is not known", e);
            } catch (ConnectException e) {
                throw new ProxyException(this + " does not accept connections", e);
            }
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
