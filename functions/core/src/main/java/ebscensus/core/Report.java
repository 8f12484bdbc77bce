package ebscensus.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A census with the time it speaks of: AWS was read between the two instants.
 *
 * @param completes name of the earlier execution of which this one counted what was missing; null if it counted everything itself
 */
public record Report(
        Instant startedAt,
        Instant finishedAt,
        Census census,
        @Nullable String completes) {
    /** Of a census that counted everything itself. */
    public Report(Instant startedAt, Instant finishedAt, Census census) {
        this(startedAt, finishedAt, census, null);
    }
}
