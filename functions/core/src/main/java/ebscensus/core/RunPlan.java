package ebscensus.core;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What was decided when a run was planned, without the ids: all that is needed to close its ledger.
 *
 * @param caller whose credentials the scopes are read with
 * @param scopes how the listing of each scope went
 */
public record RunPlan(
        CensusRequest request, Caller caller, Instant startedAt, List<ListedScope> scopes, List<ChunkOutline> chunks) {
    public RunPlan {
        scopes = List.copyOf(scopes);
        chunks = List.copyOf(chunks);
    }

    /** The report that the chunks' contributions make, as far as they could be had. */
    public Report report(Instant finishedAt, Function<ChunkOutline, Partial> contribution) {
        return new Report(caller, request, startedAt, finishedAt, close(contribution));
    }

    /** The census that the chunks' contributions make, as far as they could be had. */
    public Census close(Function<ChunkOutline, Partial> contribution) {
        var parts = chunks.stream().map(contribution).flatMap(partial -> partial.scopes().stream());
        return Census.of(request.groupBy(), scopes, Partial.of(parts)).accepting(request.tolerate());
    }
}
