package ebscensus.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** Where credentials come from, once there is an HTTP client to ask for them. */
public interface CredentialsSource {
    /**
     * A provider that asks with this client, which it does not close. Nothing is asked yet.
     *
     * @return throws {@link NoCredentials} where there are none
     */
    AwsCredentialsProvider over(SdkHttpClient http);

    /** What they are the credentials of, as the end of a sentence: {@code profile "audit"}. */
    String origin();
}
