package ebscensus.aws;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Which regions an account may lack. Regions that AWS launched before 20 March 2019 are enabled in every account and cannot be
 * disabled; later ones are off until the account opts in. Source:
 * docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html, 2026-11.
 */
public final class OptIn {
    /** Source: docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html, 2026-11: opt-in not required. */
    public static final List<String> IN_EVERY_ACCOUNT = List.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "sa-east-1");

    /** The only partition with regions that an account may lack. */
    private static final String COMMERCIAL = "aws";

    /** A region that every account of the partition has. */
    private static final Map<String, String> FIRST_REGIONS = Map.of(
            COMMERCIAL,
            "us-east-1",
            "aws-cn",
            "cn-north-1",
            "aws-us-gov",
            "us-gov-west-1",
            "aws-iso",
            "us-iso-east-1",
            "aws-iso-b",
            "us-isob-east-1",
            "aws-eusc",
            "eusc-de-east-1");

    /**
     * What services answer in a region that the account lacks, to credentials that are good elsewhere: EC2 the first two, STS the
     * others. Each of the codes has other meanings too. Source: docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
     * and docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html, 2026-11.
     */
    private static final Set<String> REFUSALS =
            Set.of("AuthFailure", "OptInRequired", "InvalidClientTokenId", "RegionDisabledException");

    private OptIn() {}

    /** Whether an account may lack the region; also of a region that is newer than the SDK. */
    static boolean mayBeOff(String region) {
        return !IN_EVERY_ACCOUNT.contains(region) && partition(region).equals(COMMERCIAL);
    }

    /** Whether the account that was asked for may lack the region, and the answer is one that AWS gives then. */
    static boolean mayBeWhy(AwsServiceException refusal, String region) {
        return refusal.awsErrorDetails() != null
                && REFUSALS.contains(
                        Objects.requireNonNullElse(refusal.awsErrorDetails().errorCode(), ""))
                && mayBeOff(region);
    }

    /** A region of the same partition that every account has; the region itself where none is known. */
    static String inEveryAccount(String region) {
        return FIRST_REGIONS.getOrDefault(partition(region), region);
    }

    /**
     * Where to ask STS, and which regions there are: in the configured region, unless the regions to count are in another partition,
     * in which its credentials mean nothing.
     *
     * @param counted the regions to count, as far as they are named; their order does not matter
     * @return null if no region is named anywhere
     */
    public static @Nullable String home(@Nullable String configured, Set<String> counted) {
        if (counted.isEmpty()) {
            return configured;
        }
        boolean fits = configured != null
                && counted.stream().anyMatch(region -> partition(region).equals(partition(configured)));
        return fits
                ? configured
                : inEveryAccount(counted.stream().sorted().iterator().next());
    }

    private static String partition(String region) {
        return PartitionMetadata.of(Region.of(region)).id();
    }
}
