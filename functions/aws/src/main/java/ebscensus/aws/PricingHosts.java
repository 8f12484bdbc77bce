package ebscensus.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/** Where the price list is asked: in few regions of a partition, each of which has the prices of all. The SDK knows which. */
final class PricingHosts {
    private static final String PREFIX = "api.pricing";
    private static final String EVERYWHERE = "us-east-1";

    private PricingHosts() {}

    /** The region itself, else one that begins as it does, else any of the same partition; empty where there is none. */
    static Optional<Region> near(String region) {
        var all = ofPartition(region);
        return all.stream()
                .filter(place -> place.id().equals(region))
                .findFirst()
                .or(() -> all.stream().filter(place -> isOnOneContinent(place.id(), region)).findFirst())
                .or(() -> all.stream().filter(place -> place.id().equals(EVERYWHERE)).findFirst())
                .or(() -> all.stream().findFirst());
    }

    /** @param configured null where the SDK is to read the environment, as in Lambda */
    static URI endpoint(@Nullable Endpoints configured, Region place) {
        var provider = AwsClientEndpointProvider.builder()
                .serviceEndpointPrefix(PREFIX)
                .defaultProtocol("https")
                .region(place)
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_PRICING")
                .serviceEndpointOverrideSystemProperty("aws.endpointUrlPricing")
                .serviceProfileProperty("pricing");
        if (configured != null) {
            provider.dualstackEnabled(configured.dualStack())
                    .fipsEnabled(configured.fips())
                    .profileFile(() -> Endpoints.NO_FILE)
                    .profileName(Endpoints.NO_PROFILE)
                    .clientEndpointOverride(configured.of(Endpoints.Service.PRICING));
        }
        return provider.build().clientEndpoint();
    }

    private static List<Region> ofPartition(String region) {
        String partition = PartitionMetadata.of(Region.of(region)).id();
        return ServiceMetadata.of(PREFIX).regions().stream()
                .filter(place -> PartitionMetadata.of(place).id().equals(partition))
                .toList();
    }

    private static boolean isOnOneContinent(String one, String other) {
        return one.substring(0, one.indexOf('-')).equals(other.substring(0, Math.max(0, other.indexOf('-'))));
    }
}
