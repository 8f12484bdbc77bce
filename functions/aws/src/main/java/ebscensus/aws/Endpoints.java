package ebscensus.aws;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.StringInputStream;

/**
 * The endpoints at which the services are called.
 *
 * @param everywhere the endpoint of every service; null for AWS's own hosts
 * @param byService the endpoints of single services, which take precedence over {@code everywhere}
 * @param fips whether to use AWS's hosts with cryptography validated for FIPS 140
 * @param dualStack whether to use AWS's hosts that also have IPv6 addresses
 */
public record Endpoints(@Nullable URI everywhere, Map<Service, URI> byService, boolean fips, boolean dualStack) {
    /** AWS's own endpoints. */
    public static final Endpoints OF_AWS = new Endpoints(null, Map.of(), false, false);

    static final String NO_PROFILE = "default";

    /**
     * The profile file that the SDK reads instead of the user's files. Its only profile makes the SDK (2.57.8) ignore variables
     * such as AWS_ENDPOINT_URL, which the SDK would otherwise read.
     */
    static final ProfileFile NO_FILE = ProfileFile.builder()
            .type(ProfileFile.Type.CREDENTIALS)
            .content(new StringInputStream("[" + NO_PROFILE + "]\nignore_configured_endpoint_urls = true\n"))
            .build();

    public Endpoints {
        byService = Map.copyOf(byService);
    }

    /** The services that a census calls, including those for credentials. */
    public enum Service {
        EC2,
        STS,
        ORGANIZATIONS,
        PRICING,
        S3,
        SSO,
        SSO_OIDC,
        SIGNIN
    }

    /** One endpoint for all services. */
    public static Endpoints at(URI everywhere) {
        return new Endpoints(everywhere, Map.of(), false, false);
    }

    /** The endpoint of the service; null for AWS's own endpoint. */
    public @Nullable URI of(Service service) {
        return byService.getOrDefault(service, everywhere);
    }

    /** Sets the endpoint of a client. */
    public <B extends AwsClientBuilder<B, ?>> void apply(B builder, Service service) {
        builder.fipsEnabled(fips).dualstackEnabled(dualStack);
        URI own = of(service);
        if (own != null) {
            builder.endpointOverride(own);
        }
    }

    /** Makes the SDK ignore the user's profiles and endpoint settings, because the endpoints to use are already known. */
    public static ClientOverrideConfiguration.Builder settled(ClientOverrideConfiguration.Builder config) {
        return config.defaultProfileFile(NO_FILE).defaultProfileName(NO_PROFILE);
    }
}
