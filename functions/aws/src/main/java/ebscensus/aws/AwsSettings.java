package ebscensus.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to reach AWS; null everywhere is what the AWS CLI would do in the same place.
 *
 * @param profile of the shared configuration files
 * @param region where to start: where STS and the list of regions are asked
 * @param endpoint instead of AWS's own, for every service
 * @param credentials fixed ones, for an endpoint that is not AWS
 */
public record AwsSettings(
        @Nullable String profile,
        @Nullable String region,
        @Nullable URI endpoint,
        @Nullable FixedCredentials credentials,
        Patience patience) {
    public static final AwsSettings DEFAULT = new AwsSettings(null, null, null, null, Patience.DEFAULT);

    /** The credentials of a simulated account. */
    public record FixedCredentials(String accessKeyId, String secretAccessKey) {}

    public AwsSettings withProfile(@Nullable String other) {
        return new AwsSettings(other, region, endpoint, credentials, patience);
    }

    public AwsSettings withRegion(@Nullable String other) {
        return new AwsSettings(profile, other, endpoint, credentials, patience);
    }

    public AwsSettings withEndpoint(@Nullable URI other) {
        return new AwsSettings(profile, region, other, credentials, patience);
    }

    public AwsSettings withCredentials(@Nullable FixedCredentials other) {
        return new AwsSettings(profile, region, endpoint, other, patience);
    }

    public AwsSettings withPatience(Patience other) {
        return new AwsSettings(profile, region, endpoint, credentials, other);
    }
}
