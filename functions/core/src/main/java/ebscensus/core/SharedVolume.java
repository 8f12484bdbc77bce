package ebscensus.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A volume that several chunks may see, as far as the chunks merged so far have seen it.
 *
 * @param labels for each tag key that the request groups by, the labels of all its instances seen
 */
public record SharedVolume(String type, long gibibytes, List<SortedSet<String>> labels) {
    public SharedVolume {
        labels = labels.stream()
                .map(TreeSet::new)
                .map(Collections::unmodifiableSortedSet)
                .toList();
    }

    /**
     * Two sightings of one volume. Associative, commutative and idempotent: labels are united; where the volume was modified
     * between the sightings, the larger size and the later type in the alphabet stand.
     */
    SharedVolume unite(SharedVolume other) {
        var united = new ArrayList<SortedSet<String>>();
        for (int key = 0; key < labels.size(); key++) {
            var both = new TreeSet<>(labels.get(key));
            both.addAll(other.labels.get(key));
            united.add(both);
        }
        return new SharedVolume(
                type.compareTo(other.type) >= 0 ? type : other.type, Math.max(gibibytes, other.gibibytes), united);
    }

    Kind kind() {
        return new Kind(type, labels.stream().map(Labels::ofAll).toList());
    }
}
