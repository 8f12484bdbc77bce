package ebscensus.benchmark;

/** EC2's default limits. */
final class Ec2 {
    /** Source: docs.aws.amazon.com/ec2/latest/devguide/ec2-api-pagination.html (its example), 2026-11. */
    static final int INSTANCES_PER_PAGE = 1_000;

    /** Source: botocore's model up to 1.34.126, DescribeVolumes; no number has been documented since. */
    static final int VOLUMES_PER_PAGE = 500;

    /** Tokens in the full bucket of each action of a scope; a request takes one. Source: .../devguide/ec2-api-throttling.html, 2026-11. */
    static final int BUCKET = 100;

    /** Tokens added each second. Source: as {@link #BUCKET}. */
    static final int REFILL = 20;

    private Ec2() {}

    /** The number of pages; an empty answer is a page too. */
    static long pages(long items, int cap) {
        return Math.max(1, Math.ceilDiv(items, cap));
    }
}
