package ebscensus.core.census;

import ebscensus.core.inventory.Volume;
import ebscensus.core.request.Dimension;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A volume that several chunks may see, merged from what they have seen so far.
 *
 * @param labels for each tag that the request groups by, the {@link Labels} of all instances seen so far
 */
public record SharedVolume(String zone, String type, long gibibytes, Map<Dimension, SortedSet<String>> labels) {
    public SharedVolume {
        var copy = new HashMap<>(labels);
        copy.replaceAll((_, values) -> Collections.unmodifiableSortedSet(new TreeSet<>(values)));
        labels = Map.copyOf(copy);
    }

    /** The volume as seen by a chunk with these of its instances. */
    public static SharedVolume of(Volume volume, List<Map<Dimension, String>> labelsOfInstances) {
        var labels = new HashMap<Dimension, SortedSet<String>>();
        for (var ofInstance : labelsOfInstances) {
            ofInstance.forEach((tag, label) ->
                    labels.computeIfAbsent(tag, _ -> new TreeSet<>()).add(label));
        }
        return new SharedVolume(volume.zone(), volume.type(), volume.gibibytes(), labels);
    }

    /**
     * Merges two sightings of one volume. Associative, commutative and idempotent: labels are united. If the volume was
     * modified in between, the larger size and the alphabetically later zone and type win.
     */
    public SharedVolume unite(SharedVolume other) {
        var united = new HashMap<Dimension, SortedSet<String>>();
        labels.forEach((tag, values) -> united.put(tag, new TreeSet<>(values)));
        other.labels.forEach((tag, values) ->
                united.computeIfAbsent(tag, _ -> new TreeSet<>()).addAll(values));
        return new SharedVolume(
                later(zone, other.zone), later(type, other.type), Math.max(gibibytes, other.gibibytes), united);
    }

    /** Its cell in a cube of these dimensions. */
    Cell cell(List<Dimension> dimensions) {
        return Cell.of(dimensions, this::value);
    }

    private String value(Dimension dimension) {
        return dimension.isTag()
                ? Labels.ofAll(labels.getOrDefault(dimension, Collections.emptySortedSet()))
                : dimension.equals(Dimension.ZONE) ? zone : type;
    }

    private static String later(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
