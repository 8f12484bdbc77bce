package ebscensus.cli;

import org.jspecify.annotations.Nullable;

/** The census cannot be taken, or its result not be delivered; the message says in one line why, and what to do. */
final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotRun(String message) {
        super(message);
    }

    CannotRun(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
