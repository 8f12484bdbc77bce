package ebscensus.simulator.fault;

import java.time.Duration;

/** The faults that {@link FaultPlan#seeded} can mix. */
public enum FaultKind {
    /** The error {@code RequestLimitExceeded}, even if the token bucket is full. */
    THROTTLE,
    INTERNAL_ERROR,
    UNAVAILABLE,
    /** The connection ends without a response. */
    RESET,
    /** Nothing is sent for a while, and then the connection ends without a response. */
    STALL,
    /** A truncated or empty body with a matching Content-Length. */
    TRUNCATE,
    /** A complete body that is neither well-formed XML nor JSON. */
    MALFORMED,
    /** An additional empty page, whose token leads to the actual page. Only for paginated calls. */
    EMPTY_PAGE,
    /** The pagination token is refused. Only for calls with a token. */
    EXPIRED_TOKEN,
    EXPIRED_CREDENTIALS,
    /** Repeats some items of the previous page. Only for calls with a token. */
    REPEAT_ITEMS;

    /** @param stall the duration of {@link #STALL} */
    Fault fault(Duration stall) {
        return switch (this) {
            case THROTTLE -> Fault.Refusal.THROTTLED;
            case INTERNAL_ERROR -> new Fault.Refusal(500, "InternalError", "An internal error has occurred");
            case UNAVAILABLE ->
                new Fault.Refusal(503, "Unavailable", "The service is unavailable. Please try again shortly.");
            case RESET -> new Fault.Reset();
            case STALL -> new Fault.Stall(stall);
            case TRUNCATE -> new Fault.Truncate();
            case MALFORMED -> new Fault.Malform();
            case EMPTY_PAGE -> new Fault.EmptyPage();
            case EXPIRED_TOKEN -> Fault.Refusal.EXPIRED_TOKEN;
            case EXPIRED_CREDENTIALS -> Fault.Refusal.EXPIRED_CREDENTIALS;
            case REPEAT_ITEMS -> new Fault.RepeatItems();
        };
    }

    /** Whether the fault makes sense for this request. */
    boolean suits(ObservedRequest request) {
        return switch (this) {
            case EMPTY_PAGE -> request.paginated();
            case EXPIRED_TOKEN, REPEAT_ITEMS -> request.hasToken();
            case THROTTLE, INTERNAL_ERROR, UNAVAILABLE, RESET, STALL, TRUNCATE, MALFORMED, EXPIRED_CREDENTIALS -> true;
        };
    }
}
