package ebscensus.configuration;

import ebscensus.aws.Network;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.TlsTrustManagersProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/**
 * Creates the HTTP client for AWS with the network settings of this machine.
 *
 * @param trusted the certificate authorities to trust; null for those that Java trusts
 */
record LocalNetwork(Proxies proxies, @Nullable TlsTrustManagersProvider trusted) implements Network {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    @Override
    public SdkHttpClient client(Supplier<Apache5HttpClient.Builder> tuned) {
        var client = new ProxiedClient(proxies, proxy -> through(proxy, tuned.get()));
        client.prepare();
        return client;
    }

    private SdkHttpClient through(Optional<URI> proxy, Apache5HttpClient.Builder client) {
        if (trusted != null) {
            client.tlsTrustManagersProvider(trusted);
        }
        return client.proxyConfiguration(proxy.map(LocalNetwork::configuration)
                        .orElseGet(() -> nothingElse().build()))
                .build();
    }

    private static ProxyConfiguration configuration(URI proxy) {
        // The scheme is not set with ProxyConfiguration.scheme, because the SDK (2.57.8) uses that as the scheme of
        // the target.
        var configuration = nothingElse().endpoint(withPort(proxy));
        String user = proxy.getRawUserInfo();
        if (user != null) {
            String[] parts = user.split(":", 2);
            configuration
                    .username(decoded(parts[0]))
                    .password(parts.length == 2 ? decoded(parts[1]) : "")
                    .preemptiveBasicAuthenticationEnabled(true);
        }
        return configuration.build();
    }

    /** A builder that ignores the system properties and the environment, which the SDK would read by default. */
    private static ProxyConfiguration.Builder nothingElse() {
        return ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariableValues(false);
    }

    private static URI withPort(URI proxy) {
        int usual = proxy.getScheme().equals("https") ? HTTPS_PORT : HTTP_PORT;
        return URI.create("%s://%s:%d"
                .formatted(proxy.getScheme(), proxy.getHost(), proxy.getPort() < 0 ? usual : proxy.getPort()));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
