package ebscensus.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/** The way to AWS: which proxy a request goes through, if any, and whose certificates are trusted. */
@FunctionalInterface
public interface Network {
    /** Through no proxy, whatever the environment says: for an endpoint of this process. */
    Network DIRECT = tuned -> tuned.get()
            .proxyConfiguration(ProxyConfiguration.builder()
                    .useSystemPropertyValues(false)
                    .useEnvironmentVariableValues(false)
                    .build())
            .build();

    /** @param tuned a new builder at each call, with the connections and the patience that a census needs */
    SdkHttpClient client(Supplier<Apache5HttpClient.Builder> tuned);
}
