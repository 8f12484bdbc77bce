package ebscensus.statemachine.deployed;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.Fault.Refusal;
import ebscensus.simulator.fault.ObservedRequest;
import java.util.Optional;

/** What befalls an attempt of a function to do its work, or a call of the state machine itself. */
enum Trouble {
    NONE("", ""),
    THROTTLED("ebscensus.functions.Throttled", "throttled"),
    INTERNAL_ERROR,
    UNAVAILABLE,
    NOT_VALIDATED,
    EXPIRED_CREDENTIALS,
    /** EC2 knows no page but the first. */
    EXPIRED_TOKEN,
    RESET,
    TRUNCATED,
    MALFORMED,
    WEB_PAGE,
    /** No waiting can mend this, so a function does not ask for any. */
    DENIED("", "denied"),
    NOT_ALLOWED("ebscensus.core.request.InvalidRequest", "callsPerSecnod"),
    NOBODY("ebscensus.core.count.NothingToCount", "nothing to count"),
    /** By S3 or SNS, where the state machine itself calls them. */
    REFUSED("S3.S3Exception", "");

    private final String error;
    private final String trace;

    /** What EC2 or the network may do better after some seconds. */
    Trouble() {
        this("ebscensus.functions.Unreachable", "failed");
    }

    Trouble(String error, String trace) {
        this.error = error;
        this.trace = trace;
    }

    /** What the attempt or the call ends with; empty if it succeeds all the same. */
    String error() {
        return error;
    }

    /** The outcome in the ledger of what EC2 refuses to the end; of anything else, a part of the execution's cause. */
    String trace() {
        return trace;
    }

    boolean isOfEc2() {
        return fault().isPresent();
    }

    /** What becomes of a request to EC2 while it lasts. */
    Optional<Fault> faultFor(ObservedRequest request) {
        return this == EXPIRED_TOKEN && !request.hasToken() ? Optional.empty() : fault();
    }

    private Optional<Fault> fault() {
        return switch (this) {
            case NONE, NOT_ALLOWED, NOBODY, REFUSED -> Optional.empty();
            case THROTTLED -> Optional.of(Refusal.THROTTLED);
            case INTERNAL_ERROR -> Optional.of(new Refusal(500, "InternalError", "An internal error has occurred"));
            case UNAVAILABLE ->
                Optional.of(new Refusal(503, "Unavailable", "The service is unavailable. Please try again shortly."));
            case NOT_VALIDATED -> Optional.of(Refusal.REGION_DISABLED);
            case EXPIRED_CREDENTIALS -> Optional.of(Refusal.EXPIRED_CREDENTIALS);
            case EXPIRED_TOKEN -> Optional.of(Refusal.EXPIRED_TOKEN);
            case RESET -> Optional.of(new Fault.Reset());
            case TRUNCATED -> Optional.of(new Fault.Truncate());
            case MALFORMED -> Optional.of(new Fault.Malform());
            case WEB_PAGE -> Optional.of(new Fault.WebPage(503));
            case DENIED -> Optional.of(new Refusal(403, "UnauthorizedOperation", "You are not authorized."));
        };
    }
}
