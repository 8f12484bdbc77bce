package ebscensus.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/** Creates the HTTP client for AWS, with the proxies and the trusted certificates that this machine needs. */
@FunctionalInterface
public interface Network {
    /** Uses no proxy, whatever the environment says. This is meant for an endpoint in this process. */
    Network DIRECT = tuned -> tuned.get()
            .proxyConfiguration(ProxyConfiguration.builder()
                    .useSystemPropertyValues(false)
                    .useEnvironmentVariableValues(false)
                    .build())
            .build();

    /** @param tuned supplies new builders that have the number of connections and the time-outs that a census needs */
    SdkHttpClient client(Supplier<Apache5HttpClient.Builder> tuned);
}
