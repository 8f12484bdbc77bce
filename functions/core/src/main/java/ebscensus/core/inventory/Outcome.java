package ebscensus.core.inventory;

/** What became of a scope. A new kind of outcome breaks every switch that does not know it. */
public sealed interface Outcome {
    /** Every instance that was listed has been measured. */
    record Measured() implements Outcome {}

    /** The scope was listed to its end and has no instance that the request selects. */
    record Empty() implements Outcome {}

    /** Something of the scope is not in the totals. */
    sealed interface Missing extends Outcome {}

    /**
     * The caller may not do this.
     *
     * @param action the IAM action, such as {@code ec2:DescribeVolumes}
     * @param message what AWS answered, and at which host
     */
    record Denied(String action, String message) implements Missing {}

    /**
     * The region is not enabled for the account.
     *
     * @param message what AWS answered, and at which host
     */
    record RegionDisabled(String action, String message) implements Missing {}

    /**
     * AWS kept refusing the action for its rate, however patiently it was asked.
     *
     * @param message what AWS answered, and at which host
     */
    record ThrottledOut(String action, String message) implements Missing {}

    /**
     * An account of the organization that nobody can enter.
     *
     * @param state as Organizations names it, such as {@code SUSPENDED}
     */
    record Suspended(String state) implements Missing {}

    /**
     * Anything else that AWS or the network answered.
     *
     * @param code AWS's error code, {@code HTTP 503} where the answer has none, or our name for a failure of the network
     * @param message what AWS answered, or what failed, and at which host
     * @param requestId AWS's id of the request, empty where there was no answer
     * @param transientFailure whether the same request may well succeed in some seconds: a server's error, a broken
     *     connection, a time-out
     */
    record Failed(String action, String code, String message, String requestId, boolean transientFailure)
            implements Missing {}

    /**
     * A worker was lost with its chunk, in spite of retries.
     *
     * @param chunk number of the chunk in the plan
     */
    record LostChunk(int chunk, String error) implements Missing {}

    /** The census was interrupted before this scope was done. */
    record Interrupted() implements Missing {}
}
