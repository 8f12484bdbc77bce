package ebscensus.aws;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.StringInputStream;

/**
 * Where services are asked.
 *
 * @param everywhere instead of AWS's own hosts; null for those
 * @param byService wins over {@code everywhere}, by {@link Service}
 * @param fips AWS's hosts with cryptography validated for FIPS 140
 * @param dualStack AWS's hosts that also have IPv6 addresses
 */
public record Endpoints(@Nullable URI everywhere, Map<Service, URI> byService, boolean fips, boolean dualStack) {
    /** AWS's own. */
    public static final Endpoints OF_AWS = new Endpoints(null, Map.of(), false, false);

    static final String NO_PROFILE = "default";

    /** In place of the files of the user. The SDK (2.57.8) reads variables such as AWS_ENDPOINT_URL unless a profile forbids it. */
    static final ProfileFile NO_FILE = ProfileFile.builder()
            .type(ProfileFile.Type.CREDENTIALS)
            .content(new StringInputStream("[" + NO_PROFILE + "]\nignore_configured_endpoint_urls = true\n"))
            .build();

    public Endpoints {
        byService = Map.copyOf(byService);
    }

    /** What a census asks, and what it may have to ask for credentials. */
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

    /** One for all services. */
    public static Endpoints at(URI everywhere) {
        return new Endpoints(everywhere, Map.of(), false, false);
    }

    /** Null for AWS's own. */
    public @Nullable URI of(Service service) {
        return byService.getOrDefault(service, everywhere);
    }

    /** Has a client ask there. */
    public <B extends AwsClientBuilder<B, ?>> void apply(B builder, Service service) {
        builder.fipsEnabled(fips).dualstackEnabled(dualStack);
        URI own = of(service);
        if (own != null) {
            builder.endpointOverride(own);
        }
    }

    /** Keeps the SDK from looking for a profile or for other endpoints itself: that has been settled. */
    public static ClientOverrideConfiguration.Builder settled(ClientOverrideConfiguration.Builder config) {
        return config.defaultProfileFile(NO_FILE).defaultProfileName(NO_PROFILE);
    }
}
