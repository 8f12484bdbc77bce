package ebscensus.core.plan;

import ebscensus.core.census.Census;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.Partial;
import ebscensus.core.census.Report;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a run without the ids of the instances. With the results of the chunks, it is all that the report needs.
 *
 * @param caller the owner of the credentials that the census uses
 * @param startedAt when this run began or, if it completes an earlier run, when the earlier run began
 * @param scopes the result of listing each scope
 * @param accountNames names of accounts by their ids, if Organizations returned them
 * @param completes the name of the earlier execution that this run completes; null if this run counts everything itself
 */
public record RunPlan(
        CensusRequest request,
        Caller caller,
        Instant startedAt,
        List<ListedScope> scopes,
        List<ChunkOutline> chunks,
        SortedMap<String, String> accountNames,
        @Nullable String completes) {
    public RunPlan {
        accountNames = Collections.unmodifiableSortedMap(new TreeMap<>(accountNames));
        scopes = List.copyOf(scopes);
        chunks = List.copyOf(chunks);
    }

    /** A run that counts everything itself. */
    public RunPlan(
            CensusRequest request,
            Caller caller,
            Instant startedAt,
            List<ListedScope> scopes,
            List<ChunkOutline> chunks) {
        this(request, caller, startedAt, scopes, chunks, Collections.emptySortedMap(), null);
    }

    /** @param measured the results of all chunks, merged into one */
    public Report report(Instant finishedAt, Partial measured) {
        return new Report(caller, request, startedAt, finishedAt, close(measured), accountNames, completes);
    }

    /** @param contribution returns the result of a chunk or, if the chunk was lost, a partial that contains only the reason */
    public Census close(Function<ChunkOutline, Partial> contribution) {
        return close(merged(contribution));
    }

    /** @param measured the results of all chunks, merged into one */
    public Census close(Partial measured) {
        return Census.of(request, scopes, measured).accepting(request.tolerate());
    }

    /** The results of all chunks, merged into one. */
    public Partial merged(Function<ChunkOutline, Partial> contribution) {
        return Partial.of(chunks.stream().map(contribution).flatMap(partial -> partial.scopes().stream()));
    }
}
