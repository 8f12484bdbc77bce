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
 * Says which regions may be disabled in an account. Regions that AWS launched before 20 March 2019 are enabled in every account
 * and cannot be disabled; later ones are disabled until the account opts in. Source:
 * docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html, 2026-11.
 */
public final class OptIn {
    /**
     * The regions that are enabled in every account of the commercial partition. Sources, compared 2026-11: the table of
     * docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html (opt-in status: not required) and, on the same
     * page, the output of {@code aws account list-regions --region-opt-status-contains ENABLED_BY_DEFAULT}. Both list these 17
     * regions.
     */
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

    /** The only partition with opt-in regions. */
    private static final String COMMERCIAL = "aws";

    /** For each partition, a region that every account has. */
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
     * The errors that services return in a region that is not enabled in the account, although the credentials are valid
     * elsewhere. The first two are EC2's and the others STS's. Each code also has other meanings. Source:
     * docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and
     * docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html, 2026-11.
     */
    private static final Set<String> REFUSALS =
            Set.of("AuthFailure", "OptInRequired", "InvalidClientTokenId", "RegionDisabledException");

    private OptIn() {}

    /** Whether the region may be disabled in an account. Also works for regions that are newer than the SDK. */
    static boolean mayBeOff(String region) {
        return !IN_EVERY_ACCOUNT.contains(region) && partition(region).equals(COMMERCIAL);
    }

    /** Whether the refusal may mean that the account does not have the region. */
    static boolean mayBeWhy(AwsServiceException refusal, String region) {
        return refusal.awsErrorDetails() != null
                && REFUSALS.contains(
                        Objects.requireNonNullElse(refusal.awsErrorDetails().errorCode(), ""))
                && mayBeOff(region);
    }

    /** A region of the same partition that every account has, or the region itself if no such region is known. */
    static String inEveryAccount(String region) {
        return FIRST_REGIONS.getOrDefault(partition(region), region);
    }

    /**
     * The region in which to call STS and list the regions. It is the configured region if there are no regions to count, or if at
     * least one of them is in the partition of the configured region. In all other cases it is a region that every account has, in
     * the partition of the alphabetically first region to count, because credentials are valid in only one partition.
     *
     * @param counted the regions to count; empty if the request does not name any
     * @return null if no region is configured and {@code counted} is empty
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
