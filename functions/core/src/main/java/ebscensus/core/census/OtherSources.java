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
 * The outcomes of all sources of a scope except its instances and attached volumes. Outcomes can be added; {@link #NONE} is the
 * identity.
 *
 * @param counted the sources that were read to the end
 * @param failed the sources that were not read to the end, each with its reason; if a source has several reasons, the reason
 *     whose text is first in alphabetical order
 */
public record OtherSources(SortedSet<Source> counted, SortedMap<Source, Missing> failed) {
    /** No outcome for any source. */
    public static final OtherSources NONE =
            new OtherSources(Collections.emptySortedSet(), Collections.emptySortedMap());

    /** The sources that are requested in every scope if the request counts volumes that are not attached to an instance. */
    public static final List<Source> ALL = List.of(Source.OTHERS, Source.RECYCLE_BIN);

    public OtherSources {
        counted = Collections.unmodifiableSortedSet(new TreeSet<>(counted));
        failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
    }

    /** The outcomes if every source in {@link #ALL} failed for the same reason. */
    public static OtherSources allFailed(Missing why) {
        var failed = new TreeMap<Source, Missing>();
        ALL.forEach(source -> failed.put(source, why));
        return new OtherSources(Collections.emptySortedSet(), failed);
    }

    /** A copy that records that this source was read to its end. */
    public OtherSources counted(Source source) {
        return plus(new OtherSources(new TreeSet<>(List.of(source)), new TreeMap<>()));
    }

    /** A copy that records why this source was not read to its end. */
    public OtherSources failed(Source source, Missing why) {
        var failed = new TreeMap<Source, Missing>();
        failed.put(source, why);
        return plus(new OtherSources(Collections.emptySortedSet(), failed));
    }

    /** A copy that adds an interruption as a reason for every source in {@link #ALL} that was not read to its end. */
    OtherSources interrupted() {
        var missing = new TreeMap<Source, Missing>();
        ALL.stream()
                .filter(source -> !counted.contains(source))
                .forEach(source -> missing.put(source, new Interrupted()));
        return plus(new OtherSources(Collections.emptySortedSet(), missing));
    }

    /** Merges these and the other outcomes. The operation is associative, commutative and idempotent with identity {@link #NONE}. */
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
