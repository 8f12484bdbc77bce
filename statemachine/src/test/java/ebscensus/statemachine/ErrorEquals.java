package ebscensus.statemachine;

import java.util.List;
import java.util.Set;

/**
 * The errors that a retrier or a catcher is for.
 *
 * @param names exact names, or one of the two wildcards
 */
record ErrorEquals(List<String> names) {
    static final String ALL = "States.ALL";
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

    /** Source: docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html, 2026-11. */
    private static final Set<String> BEYOND_WILDCARDS = Set.of(DATA_LIMIT_EXCEEDED, "States.Runtime");

    ErrorEquals {
        names = List.copyOf(names);
        if (names.isEmpty() || (names.contains(ALL) && names.size() > 1)) {
            throw new IllegalArgumentException("ErrorEquals: one name or more, " + ALL + " alone; not " + names);
        }
    }

    boolean matches(String error) {
        if (names.contains(error)) {
            return true;
        }
        boolean any = names.contains(ALL) || (names.contains(TASK_FAILED) && !error.equals(TIMEOUT));
        return any && !BEYOND_WILDCARDS.contains(error);
    }

    boolean isAll() {
        return names.contains(ALL);
    }
}
