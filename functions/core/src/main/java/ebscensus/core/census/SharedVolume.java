package ebscensus.core.census;

import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A volume that several chunks may see, with the combined results of the chunks that have been merged so far.
 *
 * @param labels the {@link Labels} that the volume has in this use, for each tag that the request groups by; several labels if
 *     its instances differ
 */
public record SharedVolume(VolumeSpec spec, Use use, Map<Dimension, SortedSet<String>> labels) {
    public SharedVolume {
        var copy = new HashMap<>(labels);
        copy.replaceAll((_, values) -> Collections.unmodifiableSortedSet(new TreeSet<>(values)));
        labels = Map.copyOf(copy);
    }

    /** The volume as one chunk sees it, with the labels of those of its instances that are in the chunk. */
    public static SharedVolume of(Volume volume, Use use, List<Map<Dimension, String>> labelsOfInstances) {
        var labels = new HashMap<Dimension, SortedSet<String>>();
        for (var ofInstance : labelsOfInstances) {
            ofInstance.forEach((tag, label) ->
                    labels.computeIfAbsent(tag, _ -> new TreeSet<>()).add(label));
        }
        return new SharedVolume(volume.spec(), use, labels);
    }

    /**
     * Merges two results for one volume. The operation is associative, commutative and idempotent. The merged result has the
     * use that {@link Use} declares first. If the two uses are equal or both are attached, it has the labels of both results;
     * otherwise it has only the labels of the result whose use it has.
     */
    public SharedVolume unite(SharedVolume other) {
        return new SharedVolume(spec.unite(other.spec), use.or(other.use), allLabels(other));
    }

    private Map<Dimension, SortedSet<String>> allLabels(SharedVolume other) {
        if (use != other.use && !(use.isAttached() && other.use.isAttached())) {
            return use.or(other.use) == use ? labels : other.labels;
        }
        var united = new HashMap<Dimension, SortedSet<String>>();
        labels.forEach((tag, values) -> united.put(tag, new TreeSet<>(values)));
        other.labels.forEach((tag, values) ->
                united.computeIfAbsent(tag, _ -> new TreeSet<>()).addAll(values));
        return united;
    }

    /** The volume as one chunk counts it, without the results of other chunks. */
    public CountedVolume counted(Scope scope, String id) {
        var ofAll = new HashMap<Dimension, String>();
        labels.forEach((tag, values) -> ofAll.put(tag, Labels.ofAll(values)));
        return new CountedVolume(scope, id, spec, use, ofAll, true);
    }

    /** The cell of the volume in a cube with the given dimensions. */
    Cell cell(List<Dimension> dimensions) {
        return Cell.of(dimensions, this::value);
    }

    private String value(Dimension dimension) {
        return dimension.isTag()
                ? Labels.ofAll(labels.getOrDefault(dimension, Collections.emptySortedSet()))
                : Cell.fixed(dimension, spec, use);
    }
}
