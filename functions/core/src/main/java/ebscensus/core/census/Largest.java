package ebscensus.core.census;

import ebscensus.core.inventory.VolumeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The candidates of one scope for the most expensive unattached volumes and for the most expensive volumes of stopped
 * instances. The number of candidates has a limit that does not depend on the size of the scope.
 *
 * @param shortlists one shortlist for each group of volumes with the same use, location and type, in the order of the groups
 */
public record Largest(List<Shortlist> shortlists) {
    public static final Largest NONE = new Largest(List.of());

    public Largest {
        shortlists = List.copyOf(shortlists);
        for (int i = 1; i < shortlists.size(); i++) {
            if (shortlists.get(i - 1).group().compareTo(shortlists.get(i).group()) >= 0) {
                throw new IllegalArgumentException("groups out of order or repeated at "
                        + shortlists.get(i).group());
            }
        }
    }

    /** Whether reports show the most expensive volumes of this use. Only uses in which volumes may waste money are shown. */
    static boolean isShown(Use use) {
        return use == Use.UNATTACHED || use == Use.STOPPED;
    }

    /** Merges these and the other volumes. The operation is associative, commutative and idempotent with identity {@link #NONE}. */
    public Largest plus(Largest other) {
        var merged = new TreeMap<Shortlist.Group, Shortlist>();
        Stream.concat(shortlists.stream(), other.shortlists.stream())
                .forEach(shortlist -> merged.merge(shortlist.group(), shortlist, Shortlist::plus));
        return new Largest(List.copyOf(merged.values()));
    }

    /** Collects the volumes that may be among the most expensive ones. Not thread-safe. */
    public static final class Sum {
        private final Map<Shortlist.Group, Collected> groups = new HashMap<>();

        /** Adds a volume; ignores it if reports do not show volumes of this use. */
        public void add(String id, VolumeSpec spec, Use use) {
            if (isShown(use)) {
                groups.computeIfAbsent(Shortlist.Group.of(use, spec.zone(), spec.type()), Collected::new)
                        .add(new LargeVolume(id, spec));
            }
        }

        public Largest largest() {
            var sorted = new TreeMap<Shortlist.Group, Shortlist>();
            groups.forEach((group, collected) -> sorted.put(group, collected.shortlist()));
            return new Largest(List.copyOf(sorted.values()));
        }
    }

    /**
     * Collects the volumes of one group. New volumes are merged into the shortlist only when they outnumber the volumes of the
     * shortlist, because every merge sorts both.
     */
    private static final class Collected {
        private static final int FEW = 8 * Shortlist.MOST_SHOWN;

        private final List<LargeVolume> more = new ArrayList<>();
        private Shortlist shortlist;

        Collected(Shortlist.Group group) {
            shortlist = new Shortlist(group, false, List.of());
        }

        void add(LargeVolume volume) {
            more.add(volume);
            if (more.size() >= FEW + shortlist.volumes().size()) {
                shortlist = shortlist();
                more.clear();
            }
        }

        Shortlist shortlist() {
            return Shortlist.of(
                    shortlist.group(), shortlist.bySize(), Stream.concat(shortlist.volumes().stream(), more.stream()));
        }
    }
}
