package ebscensus.functions;

import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Text;
import ebscensus.report.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Requests retries. The state machine later restarts a function that has ended with {@link Throttled} or {@link Unreachable}. */
final class Retries {
    /**
     * The maximum number of retries that a function requests, for {@link Throttled} and {@link Unreachable} together. The
     * Choice states of census.asl.json allow the same number. The state machine counts these retries itself, because the
     * RetryCount of Step Functions would include retries after errors of Lambda.
     */
    static final int MOST = 3;

    /**
     * A function whose retry would repeat all its scopes requests a retry only if the scopes without a failure have taken at
     * most this number of requests. Our own choice: 100 requests suffice to list about 80,000 instances in the 17 regions of
     * an account, but not to list an organization.
     */
    static final int SENT_AGAIN = 100;

    private static final int LONGEST_REASON = 200;

    private Retries() {}

    /**
     * Like {@link #requestFor(List, int)}, but for a function whose retry also repeats the work for the scopes without a
     * failure. If that would take too many requests, no retry is requested, and the failed scopes stay incomplete.
     *
     * @param done the number of requests for scopes without a failure, which a retry would send again
     */
    static void requestFor(List<Missing> failures, long done, int attempt) {
        if (done <= SENT_AGAIN) {
            requestFor(failures, attempt);
        }
    }

    /**
     * Requests a retry by throwing an exception, if a retry is left and may avoid one of the failures. Without an exception,
     * what is missing stays missing.
     *
     * @param attempt the number of retries that have already been made for this work
     * @throws Throttled if a scope was throttled
     * @throws Unreachable if a scope had a transient failure
     */
    static void requestFor(List<Missing> failures, int attempt) {
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

    /** The reasons why the partial lacks something that the requirement covers. */
    static List<Missing> failuresOf(Partial partial, Requirement require) {
        return partial.scopes().stream()
                .flatMap(scope -> failuresOf(scope, require).stream())
                .toList();
    }

    private static List<Missing> failuresOf(ScopePartial scope, Requirement require) {
        var failures = new ArrayList<Missing>();
        if (scope.failure() != null) {
            failures.add(scope.failure());
        }
        if (require == Requirement.EVERYTHING) {
            failures.addAll(scope.others().failed().values());
        }
        return failures;
    }

    private static Optional<String> first(List<Missing> failures, Predicate<Missing> kind) {
        return failures.stream()
                .filter(kind)
                .findFirst()
                .map(failure -> Text.shortened(Cause.of(failure), LONGEST_REASON));
    }
}
