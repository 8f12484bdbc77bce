package ebscensus.core;

/**
 * How much is under way at once in one process: at the most the product of the two.
 *
 * @param scopes read at once
 * @param callsPerScope DescribeVolumes calls of one scope at once; waiting for the budget counts
 */
public record Concurrency(int scopes, int callsPerScope) {
    /** 20 calls in flight at 20 calls a second allow for a second of latency. */
    public static final Concurrency DEFAULT = new Concurrency(32, 20);
}
