package ebscensus.simulator.protocol;

/** The limits of EC2 and the rate limit of STS, each with its source. */
final class Ec2Limits {
    /** The most filters in one call. Source: EC2 user guide, Filter your Amazon EC2 resources, read 2026-11. */
    static final int FILTERS = 50;

    /** The most filter values in one call, all filters together. Source: EC2's FilterLimitExceeded message, read 2026-11. */
    static final int FILTER_VALUES = 200;

    /** The most characters in a filter value. Source: EC2 user guide, Filter your Amazon EC2 resources, read 2026-11. */
    static final int FILTER_VALUE_CHARACTERS = 255;

    /** The most ids in one call. Source: EC2 developer guide, Pagination, read 2026-11. */
    static final int IDS = 1000;

    /** The smallest {@code MaxResults}. Source: EC2's message "Expecting a value greater than 5", although EC2 accepts 5. */
    static final int LEAST_PAGE = 5;

    /** The most items on a page of instances or of instance statuses. Source: botocore model up to 1.29, DescribeInstances. */
    static final int INSTANCES_PAGE = 1000;

    /** The most volumes on a page. Source: botocore model up to 1.34.126, DescribeVolumes; later versions document no limit. */
    static final int VOLUMES_PAGE = 500;

    /**
     * The most volumes on a page of the Recycle Bin; calls with a larger {@code MaxResults} are refused. Source: API reference,
     * ListVolumesInRecycleBin, read 2026-11.
     */
    static final int RECYCLE_BIN_PAGE = 500;

    /**
     * The most results of an unpaginated call; a call with more results fails. Source:
     * github.com/VictoriaMetrics/VictoriaMetrics issue 9229, 2025-06.
     */
    static final int UNPAGINATED_ITEMS = 70_000;

    /**
     * The capacity, in tokens, of the bucket for an action's paginated or filtered calls. Source: EC2 developer guide, API
     * throttling, read 2026-11.
     */
    static final int BUCKET = 100;

    /** The tokens that the bucket of {@link #BUCKET} regains per second; same source. */
    static final int REFILL = 20;

    /**
     * The capacity, in tokens, of the bucket for an action's unpaginated and unfiltered calls, including calls with a list of
     * ids; same source as {@link #BUCKET}.
     */
    static final int UNFILTERED_BUCKET = 50;

    /** The tokens that the bucket of {@link #UNFILTERED_BUCKET} regains per second; same source. */
    static final int UNFILTERED_REFILL = 10;

    /**
     * The most STS requests at once, and the most per second, of one calling account in one region. Source: IAM user guide,
     * quotas, read 2026-11.
     */
    static final int STS_RATE = 600;

    private Ec2Limits() {}
}
