package ebscensus.simulator.fault;

import java.time.Duration;

/** A fault that replaces or changes the response to one request. */
public sealed interface Fault {
    /** An error instead of the normal response. */
    record Refusal(int status, String code, String message) implements Fault {
        public static final Refusal THROTTLED = new Refusal(503, "RequestLimitExceeded", "Request limit exceeded.");
        public static final Refusal EXPIRED_TOKEN = new Refusal(
                400, "InvalidPaginationToken", "The specified pagination token is not valid or is expired.");
        public static final Refusal EXPIRED_CREDENTIALS = new Refusal(400, "RequestExpired", "Request has expired.");
        public static final Refusal REGION_DISABLED =
                new Refusal(401, "AuthFailure", "AWS was not able to validate the provided access credentials");
        /** The error that STS sends for invalid credentials. */
        public static final Refusal INVALID_TOKEN =
                new Refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    /** The connection ends without a response. */
    record Reset() implements Fault {}

    /** Nothing is sent for this long, and then the connection ends without a response. */
    record Stall(Duration length) implements Fault {}

    /** A truncated or empty body with a matching Content-Length, so that only a parser of the body notices the fault. */
    record Truncate() implements Fault {}

    /** A complete body that is neither well-formed XML nor JSON. */
    record Malform() implements Fault {}

    /** An additional empty page, whose token leads to the actual page. */
    record EmptyPage() implements Fault {}

    /** A page that repeats some items of the previous page before its own items. */
    record RepeatItems() implements Fault {}

    /** The list of zones silently lacks the first zone. */
    record HideZone() implements Fault {}

    /** Accounts have the older field {@code Status}, but not the newer field {@code State}. */
    record HideState() implements Fault {}

    /** The attachments of volumes name neither instance nor device. */
    record HideInstanceIds() implements Fault {}

    /** A page that has neither items nor a token, as if nothing existed. */
    record FindNothing() implements Fault {}

    /** The price list omits the products of this region or Local Zone, as if there were no prices for it. */
    record HidePrices(String region) implements Fault {}

    /** The price list contains all products, but each of them is damaged and cannot be interpreted. */
    record DamageProducts() implements Fault {}

    /** An HTML page with this HTTP status instead of the response, like the error pages of proxies and load balancers. */
    record WebPage(int status) implements Fault {}
}
