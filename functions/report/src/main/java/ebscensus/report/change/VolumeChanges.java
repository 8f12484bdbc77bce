package ebscensus.report.change;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The volumes that changed between two lists, as far as both reports have seen their scope and use in full. A volume that grew and
 * changed its type is in both lists.
 *
 * @param kinds all of them
 */
public record VolumeChanges(SortedMap<Kind, Largest> kinds) {
    /** Of each kind so many are named. Our own choice: what fits a screen or two. */
    public static final int MOST_NAMED = 20;

    public VolumeChanges {
        var all = new TreeMap<Kind, Largest>();
        for (Kind kind : Kind.values()) {
            all.put(kind, kinds.getOrDefault(kind, new Largest(0, 0, List.of())));
        }
        kinds = Collections.unmodifiableSortedMap(all);
    }

    /** What became of a volume. */
    public enum Kind {
        ADDED("added"),
        GONE("gone"),
        GROWN("grown"),
        RETYPED("retyped");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Its name in tables and in JSON. */
        public String label() {
            return label;
        }
    }

    /**
     * @param volumes how many there are of the kind
     * @param gibibytes by how many GiB they changed the fleet; of retyped ones their size
     * @param named the largest of them by that
     */
    public record Largest(long volumes, long gibibytes, List<VolumeChange> named) {
        public Largest {
            named = List.copyOf(named);
        }
    }
}
