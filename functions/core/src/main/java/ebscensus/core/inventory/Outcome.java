package ebscensus.core.inventory;

/** The result for a scope. A new kind of outcome breaks the compilation of every switch that does not handle it. */
public sealed interface Outcome {
    /** Every listed instance was measured. */
    record Measured() implements Outcome {}

    /** The scope was listed completely and has no instance that the request selects. */
    record Empty() implements Outcome {}

    /** The totals lack a part of the scope. */
    sealed interface Missing extends Outcome {}

    /**
     * The caller is not allowed to perform the action.
     *
     * @param action the IAM action, such as {@code ec2:DescribeVolumes}
     * @param message AWS's error message, with the host that sent it
     */
    record Denied(String action, String message) implements Missing {}

    /**
     * The region is not enabled for the account.
     *
     * @param message AWS's error message, with the host that sent it
     */
    record RegionDisabled(String action, String message) implements Missing {}

    /**
     * AWS kept throttling the action in spite of all retries.
     *
     * @param message AWS's error message, with the host that sent it
     */
    record ThrottledOut(String action, String message) implements Missing {}

    /**
     * An account of the organization that cannot be entered.
     *
     * @param state the name that Organizations uses, such as {@code SUSPENDED}
     */
    record Suspended(String state) implements Missing {}

    /**
     * Any other failure of AWS or the network.
     *
     * @param code AWS's error code, {@code HTTP 503} or the like if the response has no code, or our name for a network failure
     * @param message AWS's error message or a description of the network failure, with the host that was called
     * @param requestId AWS's id of the request; empty if there was no response
     * @param transientFailure whether a retry may succeed after some seconds, as after a server error, a broken connection or a time-out
     */
    record Failed(String action, String code, String message, String requestId, boolean transientFailure)
            implements Missing {}

    /**
     * A worker failed in spite of retries, and its chunk is lost.
     *
     * @param chunk the number of the chunk in the plan
     */
    record LostChunk(int chunk, String error) implements Missing {}

    /** The source was not requested, because the scope is too large. */
    record NotAsked() implements Missing {}

    /** The census was interrupted before this scope was complete. */
    record Interrupted() implements Missing {}
}
