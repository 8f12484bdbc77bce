package ebscensus.core.plan;

import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.request.Scope;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The expected contribution of a chunk.
 *
 * @param instances the number of instances of each scope, in the order of {@link Scope}
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

    /** Its contribution if its worker failed: no volumes, and the reason. */
    public Partial lost(String error) {
        return Partial.of(
                instances.keySet().stream().map(scope -> ScopePartial.empty(scope, new LostChunk(number, error))));
    }
}
