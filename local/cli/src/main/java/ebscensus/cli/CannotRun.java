package ebscensus.cli;

import org.jspecify.annotations.Nullable;

/** The census cannot run or cannot deliver its result. The message is one line that says why and what to do. */
final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotRun(String message) {
        super(message);
    }

    CannotRun(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
