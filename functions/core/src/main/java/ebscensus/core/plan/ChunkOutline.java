package ebscensus.core.plan;

import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.request.Scope;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a chunk is expected to contribute.
 *
 * @param instances how many of each scope, in the order of {@link Scope}
 */
public record ChunkOutline(int number, SortedMap<Scope, Long> instances) {
    public ChunkOutline {
        instances = Collections.unmodifiableSortedMap(new TreeMap<>(instances));
    }

    public static ChunkOutline of(Chunk chunk) {
        var instances = new TreeMap<Scope, Long>();
        chunk.shares().forEach(share -> instances.put(share.scope(), share.instances()));
        return new ChunkOutline(chunk.number(), instances);
    }

    /** What it contributes when its worker was lost: nothing, and the reason why. */
    public Partial lost(String error) {
        return Partial.of(
                instances.keySet().stream().map(scope -> ScopePartial.empty(scope, new LostChunk(number, error))));
    }
}
