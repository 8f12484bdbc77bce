package ebscensus.core.census;

import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A census with its caller, its request and the time in which AWS was read.
 *
 * @param caller whose credentials were used; null if a census ended before they were known
 * @param request what was asked for
 * @param completes name of the earlier execution that this one completes; null if it counted everything itself
 */
public record Report(
        @Nullable Caller caller,
        CensusRequest request,
        Instant startedAt,
        Instant finishedAt,
        Census census,
        @Nullable String completes) {
    /** The report of a census that counted everything itself. */
    public Report(
            @Nullable Caller caller, CensusRequest request, Instant startedAt, Instant finishedAt, Census census) {
        this(caller, request, startedAt, finishedAt, census, null);
    }
}
