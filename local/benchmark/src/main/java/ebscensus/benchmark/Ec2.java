package ebscensus.benchmark;

/** EC2's default limits. */
final class Ec2 {
    /** Source: docs.aws.amazon.com/ec2/latest/devguide/ec2-api-pagination.html (its example), 2026-11. */
    static final int INSTANCES_PER_PAGE = 1_000;

    /** Source: botocore's model up to 1.34.126, DescribeVolumes; no number has been documented since. */
    static final int VOLUMES_PER_PAGE = 500;

    /**
     * The number of tokens in a full bucket. Each action has its own bucket in each scope, and a request takes one token. Source:
     * .../devguide/ec2-api-throttling.html, 2026-11.
     */
    static final int BUCKET = 100;

    /** The number of tokens that EC2 adds to a bucket each second. Source: as {@link #BUCKET}. */
    static final int REFILL = 20;

    private Ec2() {}

    /** The number of pages for this number of items. An empty response also counts as a page. */
    static long pages(long items, int cap) {
        return Math.max(1, Math.ceilDiv(items, cap));
    }
}
