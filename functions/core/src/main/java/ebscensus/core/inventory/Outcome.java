package ebscensus.core.inventory;

/** The result for a scope. The interface is sealed, so the compiler rejects any switch that does not handle every outcome. */
public sealed interface Outcome {
    /** Every listed instance was measured. */
    record Measured() implements Outcome {}

    /** The scope was listed completely and has no instance that the request selects. */
    record Empty() implements Outcome {}

    /** A part of the scope is missing from the totals. */
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
     * The scope is an account that cannot be accessed because of its state in the organization.
     *
     * @param state the state of the account as Organizations names it, such as {@code SUSPENDED}
     */
    record Suspended(String state) implements Missing {}

    /**
     * Any other failure of AWS, of the network or of the census itself.
     *
     * @param code AWS's error code or, if its response has no code, the HTTP status, such as {@code HTTP 503}; our own name for
     *     any other failure, such as a network failure
     * @param message AWS's error message or a description of the failure; for AWS and the network, with the host that was
     *     called
     * @param requestId AWS's id of the request; empty if there was no response
     * @param transientFailure whether a retry some seconds later may succeed, for example after a server error, a broken
     *     connection or a time-out
     */
    record Failed(String action, String code, String message, String requestId, boolean transientFailure)
            implements Missing {}

    /**
     * A worker failed in spite of retries, and its chunk is lost.
     *
     * @param chunk the number of the chunk in the plan
     */
    record LostChunk(int chunk, String error) implements Missing {}

    /** A part of the scope, such as its unlisted volumes, was not requested, because the scope is too large. */
    record NotAsked() implements Missing {}

    /** The census was interrupted before this scope was complete. */
    record Interrupted() implements Missing {}
}
