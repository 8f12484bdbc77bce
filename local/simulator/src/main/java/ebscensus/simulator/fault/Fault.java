package ebscensus.simulator.fault;

import java.time.Duration;

/** What goes wrong with one request that would otherwise be answered. */
public sealed interface Fault {
    /** An error in place of the answer. */
    record Refusal(int status, String code, String message) implements Fault {
        public static final Refusal THROTTLED = new Refusal(503, "RequestLimitExceeded", "Request limit exceeded.");
        public static final Refusal EXPIRED_TOKEN = new Refusal(
                400, "InvalidPaginationToken", "The specified pagination token is not valid or is expired.");
        public static final Refusal EXPIRED_CREDENTIALS = new Refusal(400, "RequestExpired", "Request has expired.");
        public static final Refusal REGION_DISABLED =
                new Refusal(401, "AuthFailure", "AWS was not able to validate the provided access credentials");
        /** As STS says it. */
        public static final Refusal INVALID_TOKEN =
                new Refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    /** The connection ends before an answer. */
    record Reset() implements Fault {}

    /** Nothing for this long, then the connection ends. */
    record Stall(Duration length) implements Fault {}

    /** The body ends early, or is empty, under a Content-Length that says so: only its XML tells. */
    record Truncate() implements Fault {}

    /** The body is whole but neither well-formed XML nor JSON. */
    record Malform() implements Fault {}

    /** No items, and a token that continues where this page would have begun. */
    record EmptyPage() implements Fault {}

    /** Some items of the page before come first; nothing is lost. */
    record RepeatItems() implements Fault {}

    /** The first zone is left out of the list of them, without a word. */
    record HideZone() implements Fault {}

    /** Accounts come with their status alone, without the state that Organizations names today. */
    record HideState() implements Fault {}

    /** The attachments of volumes name neither instance nor device. */
    record HideInstanceIds() implements Fault {}

    /** No items, and no token: as if nothing were there. */
    record FindNothing() implements Fault {}

    /** The products of the price list come without those of this region or Local Zone, as if it had no prices. */
    record HidePrices(String region) implements Fault {}

    /** The products of the price list are there, and not one can be read for what it is. */
    record DamageProducts() implements Fault {}

    /** An HTML page with this status, as proxies and load balancers write it, in place of the answer. */
    record WebPage(int status) implements Fault {}
}
