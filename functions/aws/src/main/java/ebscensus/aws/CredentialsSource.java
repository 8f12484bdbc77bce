package ebscensus.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** A source of credentials that needs an HTTP client. */
public interface CredentialsSource {
    /**
     * A provider that uses this client without closing it. Makes no call yet.
     *
     * @return a provider that throws {@link NoCredentials} if there are no credentials
     */
    AwsCredentialsProvider over(SdkHttpClient http);

    /**
     * Where the credentials come from, such as {@code profile "audit"}, worded to complete a message such as "does not accept
     * the credentials of ...".
     */
    String origin();
}
