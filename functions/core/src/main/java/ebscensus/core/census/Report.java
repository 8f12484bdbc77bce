package ebscensus.core.census;

import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A census with its caller, its request, and the times at which it began and ended.
 *
 * @param caller the owner of the credentials; null if the census ended before the caller was known
 * @param request the request of the census
 * @param accountNames names of accounts by their ids, if Organizations returned them; the names are untrusted text
 * @param completes the name of the earlier execution that this census completes; null if the census counted everything itself
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
