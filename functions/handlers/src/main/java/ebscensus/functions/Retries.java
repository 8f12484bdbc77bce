package ebscensus.functions;

import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.count.Throttled;
import ebscensus.core.count.Unreachable;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.request.Text;
import ebscensus.report.Cause;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** When a function leaves it to the state machine to have the same work done again. */
final class Retries {
    /**
     * How often a function leaves its work to be done later, for {@link Throttled} and {@link Unreachable} together. The Choice
     * states of census.asl.json allow as many. The state machine counts them itself: its RetryCount goes up with every refusal
     * of Lambda, too.
     */
    static final int MOST = 3;

    /**
     * Requests for scopes without a failure that are sent again for the sake of one with it. Our own choice: an account's 17
     * regions with some 80,000 instances are listed with so many, an organization never is.
     */
    static final int SENT_AGAIN = 100;

    private static final int LONGEST_REASON = 200;

    private Retries() {}

    /**
     * The same for the listing, or for all that was done until now, which would be done again as a whole: so only where that is
     * little. Else what is missing is missing, for the sake of the scopes that are not.
     *
     * @param done requests for scopes without a failure
     */
    static void spendOn(List<Missing> failures, long done, int attempt) {
        if (done <= SENT_AGAIN) {
            spendOn(failures, attempt);
        }
    }

    /**
     * With retries left, refuses to go on without what time may well mend. With none left, what is missing is missing.
     *
     * @param attempt how often the work was left to be done later already
     * @throws Throttled if a scope was refused for its rate
     * @throws Unreachable if a scope met a failure that passes
     */
    static void spendOn(List<Missing> failures, int attempt) {
        if (attempt >= MOST) {
            return;
        }
        first(failures, ThrottledOut.class::isInstance).ifPresent(reason -> {
            throw new Throttled(reason);
        });
        first(failures, failure -> failure instanceof Failed failed && failed.transientFailure())
                .ifPresent(reason -> {
                    throw new Unreachable(reason);
                });
    }

    /** Of the scopes of a partial that were not measured to their end. */
    static List<Missing> failuresOf(Partial partial) {
        return partial.scopes().stream()
                .map(ScopePartial::failure)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Optional<String> first(List<Missing> failures, Predicate<Missing> kind) {
        return failures.stream()
                .filter(kind)
                .findFirst()
                .map(failure -> Text.shortened(Cause.of(failure), LONGEST_REASON));
    }
}
