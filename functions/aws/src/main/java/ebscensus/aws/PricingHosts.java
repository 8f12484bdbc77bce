package ebscensus.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Chooses an endpoint of the price list service. In each partition only a few regions have one, according to the SDK, but each
 * endpoint has the prices of all regions of the partition.
 */
final class PricingHosts {
    private static final String PREFIX = "api.pricing";
    private static final String EVERYWHERE = "us-east-1";

    private PricingHosts() {}

    /**
     * The region whose endpoint to use. Of the regions of the partition that have an endpoint, the order of preference is:
     * {@code region} itself, a region whose name begins with the same part (such as {@code eu}), us-east-1, any region. Empty
     * if no region of the partition has an endpoint.
     */
    static Optional<Region> near(String region) {
        var all = ofPartition(region);
        return all.stream()
                .filter(place -> place.id().equals(region))
                .findFirst()
                .or(() -> all.stream()
                        .filter(place -> isOnOneContinent(place.id(), region))
                        .findFirst())
                .or(() -> all.stream()
                        .filter(place -> place.id().equals(EVERYWHERE))
                        .findFirst())
                .or(() -> all.stream().findFirst());
    }

    /** @param configured the endpoints to use; null if the SDK is to read the environment, as in Lambda */
    static URI endpoint(@Nullable Endpoints configured, Region place) {
        var overrides = AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_PRICING")
                .serviceEndpointOverrideSystemProperty("aws.endpointUrlPricing")
                .serviceProfileProperty("pricing");
        var own = ServiceEndpointKey.builder().region(place);
        if (configured != null) {
            overrides
                    .profileFile(() -> Endpoints.NO_FILE)
                    .profileName(Endpoints.NO_PROFILE)
                    .clientEndpointOverride(configured.of(Endpoints.Service.PRICING));
            own.tags(tags(configured));
        }
        return overrides
                .resolveFromOverrides()
                .orElseGet(
                        () -> URI.create("https://" + ServiceMetadata.of(PREFIX).endpointFor(own.build())));
    }

    private static List<EndpointTag> tags(Endpoints configured) {
        var tags = new ArrayList<EndpointTag>();
        if (configured.fips()) {
            tags.add(EndpointTag.FIPS);
        }
        if (configured.dualStack()) {
            tags.add(EndpointTag.DUALSTACK);
        }
        return tags;
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
