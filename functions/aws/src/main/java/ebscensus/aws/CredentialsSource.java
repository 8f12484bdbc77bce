package ebscensus.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** A source of credentials, which needs an HTTP client. */
public interface CredentialsSource {
    /**
     * A provider that uses this client without closing it. Makes no call yet.
     *
     * @return a provider that throws {@link NoCredentials} if there are no credentials
     */
    AwsCredentialsProvider over(SdkHttpClient http);

    /** The origin of the credentials, as the end of a sentence: {@code profile "audit"}. */
    String origin();
}
