package ebscensus.aws;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to reach AWS; null everywhere is what the AWS CLI would do in the same place.
 *
 * @param profile of the shared configuration files
 * @param region where to start: where STS and the list of regions are asked
 * @param counted the regions to count, as far as they are named; where no region is configured, STS is asked in one of their partition
 * @param endpoint instead of AWS's own, for every service
 * @param credentials fixed ones, for an endpoint that is not AWS
 */
public record AwsSettings(
        @Nullable String profile,
        @Nullable String region,
        Set<String> counted,
        @Nullable URI endpoint,
        @Nullable FixedCredentials credentials,
        Patience patience) {
    public static final AwsSettings DEFAULT = new AwsSettings(null, null, Set.of(), null, null, Patience.DEFAULT);

    /** The credentials of a simulated account. */
    public record FixedCredentials(String accessKeyId, String secretAccessKey) {}

    public AwsSettings {
        counted = Set.copyOf(counted);
    }

    public AwsSettings withCounted(Set<String> other) {
        return new AwsSettings(profile, region, other, endpoint, credentials, patience);
    }

    public AwsSettings withProfile(@Nullable String other) {
        return new AwsSettings(other, region, counted, endpoint, credentials, patience);
    }

    public AwsSettings withRegion(@Nullable String other) {
        return new AwsSettings(profile, other, counted, endpoint, credentials, patience);
    }

    public AwsSettings withEndpoint(@Nullable URI other) {
        return new AwsSettings(profile, region, counted, other, credentials, patience);
    }

    public AwsSettings withCredentials(@Nullable FixedCredentials other) {
        return new AwsSettings(profile, region, counted, endpoint, other, patience);
    }

    public AwsSettings withPatience(Patience other) {
        return new AwsSettings(profile, region, counted, endpoint, credentials, other);
    }
}
