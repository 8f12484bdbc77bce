package ebscensus.statemachine.deployed;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.Fault.Refusal;
import ebscensus.simulator.fault.ObservedRequest;
import java.util.Optional;

/** What befalls an attempt of a function to do its work, or a call of the state machine itself. */
enum Trouble {
    NONE("", "", Optional.empty()),
    THROTTLED("ebscensus.functions.Throttled", "throttled", Optional.of(Refusal.THROTTLED)),
    INTERNAL_ERROR(new Refusal(500, "InternalError", "An internal error has occurred")),
    UNAVAILABLE(new Refusal(503, "Unavailable", "The service is unavailable. Please try again shortly.")),
    NOT_VALIDATED(Refusal.REGION_DISABLED),
    EXPIRED_CREDENTIALS(Refusal.EXPIRED_CREDENTIALS),
    /** EC2 knows no page but the first. */
    EXPIRED_TOKEN(Refusal.EXPIRED_TOKEN),
    RESET(new Fault.Reset()),
    TRUNCATED(new Fault.Truncate()),
    MALFORMED(new Fault.Malform()),
    WEB_PAGE(new Fault.WebPage(503)),
    /** No waiting can mend this, so a function does not ask for any. */
    DENIED("", "denied", Optional.of(new Refusal(403, "UnauthorizedOperation", "You are not authorized."))),
    NOT_ALLOWED("ebscensus.core.request.InvalidRequest", "callsPerSecnod", Optional.empty()),
    NOBODY("ebscensus.core.count.NothingToCount", "nothing to count", Optional.empty()),
    /** By S3 or SNS, where the state machine itself calls them. */
    REFUSED("S3.S3Exception", "", Optional.empty());

    private final String error;
    private final String trace;
    private final Optional<Fault> fault;

    /** What EC2 or the network may do better after some seconds. */
    Trouble(Fault fault) {
        this("ebscensus.functions.Unreachable", "failed", Optional.of(fault));
    }

    Trouble(String error, String trace, Optional<Fault> fault) {
        this.error = error;
        this.trace = trace;
        this.fault = fault;
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
        return fault.isPresent();
    }

    /** What becomes of a request to EC2 while it lasts. */
    Optional<Fault> faultFor(ObservedRequest request) {
        return this == EXPIRED_TOKEN && !request.hasToken() ? Optional.empty() : fault;
    }
}
