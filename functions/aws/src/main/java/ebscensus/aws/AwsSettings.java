package ebscensus.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The settings for calling AWS. If a setting is null, the SDK takes it from the environment that Lambda gives a function.
 *
 * @param region the region whose endpoints of STS and EC2 are called first, to find the caller and to list the regions
 * @param endpoints the endpoints of the services; if given, the SDK reads no endpoints from files or the environment
 * @param credentials the source of the credentials
 * @param network the proxies and the trusted certificate authorities
 * @param clock the clock of the call budgets
 */
public record AwsSettings(
        @Nullable String region,
        @Nullable Endpoints endpoints,
        @Nullable CredentialsSource credentials,
        @Nullable Network network,
        Patience patience,
        BudgetClock clock) {
    public static final AwsSettings DEFAULT =
            new AwsSettings(null, null, null, null, Patience.DEFAULT, BudgetClock.SYSTEM);

    public AwsSettings withRegion(@Nullable String other) {
        return new AwsSettings(other, endpoints, credentials, network, patience, clock);
    }

    public AwsSettings withEndpoints(@Nullable Endpoints other) {
        return new AwsSettings(region, other, credentials, network, patience, clock);
    }

    /** A copy that uses this endpoint for every service instead of AWS's own. */
    public AwsSettings withEndpoint(URI everywhere) {
        return withEndpoints(Endpoints.at(everywhere));
    }

    public AwsSettings withCredentials(@Nullable CredentialsSource other) {
        return new AwsSettings(region, endpoints, other, network, patience, clock);
    }

    public AwsSettings withNetwork(@Nullable Network other) {
        return new AwsSettings(region, endpoints, credentials, other, patience, clock);
    }

    public AwsSettings withPatience(Patience other) {
        return new AwsSettings(region, endpoints, credentials, network, other, clock);
    }

    public AwsSettings withClock(BudgetClock other) {
        return new AwsSettings(region, endpoints, credentials, network, patience, other);
    }

    /** The credentials of a simulated account. */
    public record FixedCredentials(String accessKeyId, String secretAccessKey) implements CredentialsSource {
        @Override
        public AwsCredentialsProvider over(SdkHttpClient http) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey));
        }

        @Override
        public String origin() {
            return "fixed credentials";
        }
    }
}
