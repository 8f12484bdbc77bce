package ebscensus.aws;

import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 over HTTP on the loopback interface, kept in memory, with one bucket. */
public final class LocalS3 {
    public static final String BUCKET = "census";

    private final S3Proxy proxy;
    private final SdkHttpClient http = Apache5HttpClient.create();
    private final S3Client client;

    public LocalS3() throws Exception {
        proxy = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.NONE, "", "")
                // Such as the token of a session.
                .ignoreUnknownHeaders(true)
                .blobStore(BlobStores.create("transient", new Properties()))
                .build();
        proxy.start();
        client = S3Client.builder()
                .httpClient(http)
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        client.createBucket(create -> create.bucket(BUCKET));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    public S3Client client() {
        return client;
    }

    public void stop() throws Exception {
        client.close();
        http.close();
        proxy.stop();
    }
}
