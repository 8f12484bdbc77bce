package ebscensus.functions;

import static java.util.stream.Gatherers.mapConcurrent;

import ebscensus.core.census.Partial;
import ebscensus.core.plan.ChunkOutline;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.plan.RunStore;
import ebscensus.core.request.Text;
import java.util.stream.Collectors;

/** Reads and merges the results that the workers of a run have stored. */
final class Contributions {
    private static final int READS_AT_ONCE = 16;
    private static final int LONGEST_REASON = 500;

    private Contributions() {}

    /**
     * Merges the results of all chunks. For a chunk without a result, the reason is merged instead.
     *
     * @param mapFailure why some chunks did not reach a worker; empty if all did
     */
    static Partial merged(RunStore store, RunPlan plan, String mapFailure) {
        var contributions = plan.chunks().stream()
                .gather(mapConcurrent(
                        READS_AT_ONCE,
                        chunk -> new Contribution(chunk.number(), contribution(store, chunk, mapFailure))))
                .collect(Collectors.toMap(Contribution::chunk, Contribution::partial));
        return plan.merged(chunk -> contributions.getOrDefault(chunk.number(), Partial.EMPTY));
    }

    private record Contribution(int chunk, Partial partial) {}

    private static Partial contribution(RunStore store, ChunkOutline chunk, String mapFailure) {
        return store.readPartial(chunk.number())
                .orElseGet(() -> chunk.lost(store.readLoss(chunk.number()).orElseGet(() -> unrecorded(mapFailure))));
    }

    private static String unrecorded(String mapFailure) {
        return mapFailure.isEmpty()
                ? "its worker left neither a result nor a reason"
                : Text.shortened(mapFailure, LONGEST_REASON);
    }
}
