package ebscensus.core.census;

import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A census with its caller, its request and the time in which AWS was read.
 *
 * @param caller whose credentials were used; null if a census ended before they were known
 * @param request what was asked for
 * @param accountNames names of accounts by their ids, as far as the organization told them; others wrote them
 * @param completes name of the earlier execution that this one completes; null if it counted everything itself
 */
public record Report(
        @Nullable Caller caller,
        CensusRequest request,
        Instant startedAt,
        Instant finishedAt,
        Census census,
        SortedMap<String, String> accountNames,
        @Nullable String completes) {
    public Report {
        accountNames = Collections.unmodifiableSortedMap(new TreeMap<>(accountNames));
    }

    /** The report of a census that counted everything itself. */
    public Report(
            @Nullable Caller caller, CensusRequest request, Instant startedAt, Instant finishedAt, Census census) {
        this(caller, request, startedAt, finishedAt, census, Collections.emptySortedMap(), null);
    }
}
