package ebscensus.core.census;

import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of the sources of a scope besides its instances and their volumes. Additive, with an identity.
 *
 * @param counted those that were read to their end
 * @param failed those that were not, and why; of several causes the first in the order of their texts
 */
public record OtherSources(SortedSet<Source> counted, SortedMap<Source, Missing> failed) {
    /** Nothing is known of any of them. */
    public static final OtherSources NONE =
            new OtherSources(Collections.emptySortedSet(), Collections.emptySortedMap());

    /** Those that every scope is asked for, if volumes that are not attached to an instance are to be counted. */
    public static final List<Source> ALL = List.of(Source.OTHERS, Source.RECYCLE_BIN);

    public OtherSources {
        counted = Collections.unmodifiableSortedSet(new TreeSet<>(counted));
        failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
    }

    /** All of them could not be counted for one reason. */
    public static OtherSources allFailed(Missing why) {
        var failed = new TreeMap<Source, Missing>();
        ALL.forEach(source -> failed.put(source, why));
        return new OtherSources(Collections.emptySortedSet(), failed);
    }

    /** A source that was read to its end. */
    public OtherSources counted(Source source) {
        return plus(new OtherSources(new TreeSet<>(List.of(source)), new TreeMap<>()));
    }

    /** A source that was not. */
    public OtherSources failed(Source source, Missing why) {
        var failed = new TreeMap<Source, Missing>();
        failed.put(source, why);
        return plus(new OtherSources(Collections.emptySortedSet(), failed));
    }

    /** Like this one, where whatever is not known yet was interrupted. */
    OtherSources interrupted() {
        var missing = new TreeMap<Source, Missing>();
        ALL.stream()
                .filter(source -> !counted.contains(source))
                .forEach(source -> missing.put(source, new Interrupted()));
        return plus(new OtherSources(Collections.emptySortedSet(), missing));
    }

    /** Associative, commutative and idempotent with identity {@link #NONE}. */
    public OtherSources plus(OtherSources other) {
        var allCounted = new TreeSet<>(counted);
        allCounted.addAll(other.counted);
        var allFailed = new TreeMap<>(failed);
        other.failed.forEach((source, why) -> allFailed.merge(source, why, OtherSources::first));
        return new OtherSources(allCounted, allFailed);
    }

    static Missing first(Missing one, Missing other) {
        return one.toString().compareTo(other.toString()) <= 0 ? one : other;
    }
}
