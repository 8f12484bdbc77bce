package ebscensus.report.change;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The volumes that changed between two lists. An added or gone volume is included only if the reports of both runs counted all
 * volumes of the same scope and use (such as unattached). A volume that grew and changed its type has both kinds of change.
 *
 * @param kinds the changes of every kind
 */
public record VolumeChanges(SortedMap<Kind, Largest> kinds) {
    /**
     * The maximum number of volumes that are listed for each kind. Our own choice: the lists of all four kinds together have at
     * most 80 volumes.
     */
    public static final int MOST_NAMED = 20;

    public VolumeChanges {
        var all = new TreeMap<Kind, Largest>();
        for (Kind kind : Kind.values()) {
            all.put(kind, kinds.getOrDefault(kind, new Largest(0, 0, List.of())));
        }
        kinds = Collections.unmodifiableSortedMap(all);
    }

    /** The kind of change of a volume. */
    public enum Kind {
        ADDED("added"),
        GONE("gone"),
        GROWN("grown"),
        RETYPED("retyped");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in tables and in JSON. */
        public String label() {
            return label;
        }
    }

    /**
     * @param volumes the number of volumes of the kind
     * @param gibibytes the GiB by which these volumes changed the size of the fleet; for retyped volumes, the size of the
     *     volumes in GiB
     * @param named the volumes with the largest parts of these GiB, the largest part first
     */
    public record Largest(long volumes, long gibibytes, List<VolumeChange> named) {
        public Largest {
            named = List.copyOf(named);
        }
    }
}
