package ebscensus.core.census;

import ebscensus.core.inventory.VolumeSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The candidates for the {@value #MOST_SHOWN} most expensive volumes of a group. All volumes of a group have the same prices
 * per GiB, IOPS and MiB/s. Unless {@link #bySize} is true, the shortlist has the {@value #MOST_SHOWN} largest volumes for each
 * pair of billed IOPS and billed MiB/s. It then contains the most expensive volumes whatever the prices are. A shortlist does
 * not depend on the order in which volumes are added.
 *
 * @param group the properties that the volumes have in common
 * @param bySize whether there were more than {@value #MOST_PAIRS} pairs of billed IOPS and MiB/s; if so, the shortlist has only
 *     the largest volumes by GiB and may lack a smaller but more expensive volume with many IOPS
 * @param volumes the candidates, the largest first
 */
public record Shortlist(Group group, boolean bySize, List<LargeVolume> volumes) {
    /** The maximum number of volumes that a report shows for each use. Our own choice. */
    public static final int MOST_SHOWN = 20;

    /**
     * The maximum number of pairs of billed IOPS and MiB/s for which a shortlist keeps volumes. Our own choice: few fleets have
     * more than a dozen pairs, and the volumes of {@value} pairs take 1 MB.
     */
    static final int MOST_PAIRS = 200;

    public Shortlist {
        volumes = List.copyOf(volumes);
    }

    /** @param location the part of the zone's name that prices depend on: the region, or the place of a Local or Wavelength Zone */
    public record Group(Use use, String location, String type) implements Comparable<Group> {
        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::use).thenComparing(Group::location).thenComparing(Group::type);

        static Group of(Use use, String zone, String type) {
            return new Group(use, location(zone), type);
        }

        /** The name of a zone without the letter that distinguishes zones of one place. */
        private static String location(String zone) {
            int last = zone.length() - 1;
            boolean isLettered =
                    last > 0 && Character.isLowerCase(zone.charAt(last)) && Character.isDigit(zone.charAt(last - 1));
            return isLettered ? zone.substring(0, last) : zone;
        }

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    private record Pair(long iops, long mebibytesPerSecond) {
        static Pair of(VolumeSpec volume) {
            return switch (volume.type()) {
                case "gp3" ->
                    new Pair(
                            BillingUnits.above(BillingUnits.GP3_IOPS_INCLUDED, volume.iops()),
                            BillingUnits.above(
                                    BillingUnits.GP3_MEBIBYTES_PER_SECOND_INCLUDED, volume.mebibytesPerSecond()));
                case "io1", "io2" -> new Pair(volume.iops(), 0);
                default -> new Pair(0, 0);
            };
        }
    }

    /** Merges two shortlists of the same group. The operation is associative, commutative and idempotent. */
    Shortlist plus(Shortlist other) {
        return of(group, bySize || other.bySize, Stream.concat(volumes.stream(), other.volumes.stream()));
    }

    static Shortlist of(Group group, boolean bySize, Stream<LargeVolume> volumes) {
        var sorted = volumes.distinct().sorted(LargeVolume.LARGEST_FIRST).toList();
        var ofPair = new HashMap<Pair, Integer>();
        var kept = new ArrayList<LargeVolume>();
        for (LargeVolume volume : sorted) {
            if (ofPair.merge(Pair.of(volume.spec()), 1, Integer::sum) <= MOST_SHOWN) {
                kept.add(volume);
            }
        }
        return bySize || ofPair.size() > MOST_PAIRS
                ? new Shortlist(group, true, sorted.stream().limit(MOST_SHOWN).toList())
                : new Shortlist(group, false, kept);
    }
}
