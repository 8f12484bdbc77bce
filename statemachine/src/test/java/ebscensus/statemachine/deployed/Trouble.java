package ebscensus.statemachine.deployed;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.ObservedRequest;
import java.util.Optional;

/** What befalls a function in an invocation. */
enum Trouble {
    NONE("", ""),
    THROTTLED(
            "ebscensus.functions.Throttled",
            "throttled",
            new Fault.Refusal(503, "RequestLimitExceeded", "Request limit exceeded.")),
    INTERNAL_ERROR(Names.UNREACHABLE, Names.FAILED, new Fault.Refusal(500, "InternalError", "An internal error")),
    UNAVAILABLE(Names.UNREACHABLE, Names.FAILED, new Fault.Refusal(503, "Unavailable", "The service is unavailable.")),
    NOT_VALIDATED(Names.UNREACHABLE, Names.FAILED, Fault.Refusal.REGION_DISABLED),
    EXPIRED_CREDENTIALS(Names.UNREACHABLE, Names.FAILED, Fault.Refusal.EXPIRED_CREDENTIALS),
    /** EC2 no longer knows the token of any page but the first. */
    EXPIRED_TOKEN(Names.UNREACHABLE, Names.FAILED, Fault.Refusal.EXPIRED_TOKEN),
    RESET(Names.UNREACHABLE, Names.FAILED, new Fault.Reset()),
    TRUNCATED(Names.UNREACHABLE, Names.FAILED, new Fault.Truncate()),
    MALFORMED(Names.UNREACHABLE, Names.FAILED, new Fault.Malform()),
    WEB_PAGE(Names.UNREACHABLE, Names.FAILED, new Fault.WebPage(503)),
    /** A function does not ask for what no waiting can mend. */
    DENIED("", "denied", new Fault.Refusal(403, "UnauthorizedOperation", "You are not authorized.")),
    /** The object that the function begins with is no JSON. */
    UNREADABLE("ebscensus.aws.store.UnreadableRun", "s3://"),
    /** The function's process ends. */
    KILLED("Runtime.ExitError", "signal: killed"),
    NOT_ALLOWED("ebscensus.core.request.InvalidRequest", "callsPerSecnod"),
    NOBODY("ebscensus.core.count.NothingToCount", "nothing to count");

    private static final class Names {
        static final String UNREACHABLE = "ebscensus.functions.Unreachable";
        static final String FAILED = "failed";
    }

    private final String error;
    private final String trace;
    private final Optional<Fault> fault;

    Trouble(String error, String trace) {
        this(error, trace, Optional.empty());
    }

    Trouble(String error, String trace, Fault fault) {
        this(error, trace, Optional.of(fault));
    }

    Trouble(String error, String trace, Optional<Fault> fault) {
        this.error = error;
        this.trace = trace;
        this.fault = fault;
    }

    /** What the function ends with; empty if it succeeds all the same. */
    String error() {
        return error;
    }

    /** The outcome in the ledger for what EC2 refuses to the end, and a part of the execution's cause for anything else. */
    String trace() {
        return trace;
    }

    boolean isOfEc2() {
        return fault.isPresent();
    }

    /** What becomes of a request while it lasts. */
    Optional<Fault> faultFor(ObservedRequest request) {
        return this == EXPIRED_TOKEN && !request.hasToken() ? Optional.empty() : fault;
    }
}
