package ebscensus.aws;

/** The page sizes that EC2 allows, each with its source. Limits that we chose ourselves are defined elsewhere. */
final class Ec2Limits {
    /**
     * The instances to request in one page. Source: the example in
     * docs.aws.amazon.com/ec2/latest/devguide/ec2-api-pagination.html, 2026-11. Until 2023, botocore's model said that 5 to
     * 1000 are allowed.
     */
    static final int INSTANCES_PER_PAGE = 1_000;

    /**
     * The volumes to request in one page. Until 2024-06 EC2 documented a maximum of 500 and said that it reduces larger values
     * to 500; since then it documents no number. Requesting 1,000 is right in both cases. Source: botocore's model 1.34.126 and
     * 1.34.127.
     */
    static final int VOLUMES_PER_PAGE = 1_000;

    /**
     * The volumes of the Recycle Bin to request in one page. Source:
     * docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ListVolumesInRecycleBin.html, 2026-11: MaxResults from 5 to 500.
     */
    static final int RECYCLED_VOLUMES_PER_PAGE = 500;

    private Ec2Limits() {}
}
