package ebscensus.core.plan;

import ebscensus.core.census.OtherSources;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.request.Scope;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says what a chunk is expected to count, without the ids of its instances.
 *
 * @param instances the number of instances of each scope, in the order of {@link Scope}
 * @param withOthers the scopes whose unattached volumes and Recycle Bin the chunk also counts
 */
public record ChunkOutline(int number, SortedMap<Scope, Long> instances, SortedSet<Scope> withOthers) {
    public ChunkOutline {
        instances = Collections.unmodifiableSortedMap(new TreeMap<>(instances));
        withOthers = Collections.unmodifiableSortedSet(new TreeSet<>(withOthers));
    }

    /** A chunk that counts attached volumes only. */
    public ChunkOutline(int number, SortedMap<Scope, Long> instances) {
        this(number, instances, Collections.emptySortedSet());
    }

    public static ChunkOutline of(Chunk chunk) {
        var instances = new TreeMap<Scope, Long>();
        var withOthers = new TreeSet<Scope>();
        for (Share share : chunk.shares()) {
            instances.put(share.scope(), share.instances());
            if (share.reach().hasOthers()) {
                withOthers.add(share.scope());
            }
        }
        return new ChunkOutline(chunk.number(), instances, withOthers);
    }

    /** The partial of the chunk if its worker failed. It contains the reason and no volumes. */
    public Partial lost(String error) {
        var why = new LostChunk(number, error);
        return Partial.of(instances.entrySet().stream()
                .map(scope -> ScopePartial.empty(scope.getKey(), scope.getValue() > 0 ? why : null)
                        .with(withOthers.contains(scope.getKey()) ? OtherSources.allFailed(why) : OtherSources.NONE)));
    }
}
