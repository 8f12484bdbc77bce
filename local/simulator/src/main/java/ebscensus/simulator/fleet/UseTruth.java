package ebscensus.simulator.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The true uses and costs of all billed volumes. If the query has filters, only attached volumes are counted, because other
 * volumes do not belong to a selected instance. Uses without volumes are left out.
 *
 * @param uses the volumes by use
 * @param by the volumes by dimension ({@code account}, {@code region}, {@code zone} or {@code type}), by value and by use
 * @param byTag the volumes by tag key, by set of tag values and by use. The set has the values of the tag on the selected
 *     instances that a volume is attached to: an empty {@code Optional} stands for an instance without the tag, and an empty
 *     set for a volume without an instance
 * @param gp2 by use, the savings if the gp2 volumes were gp3; the Recycle Bin is included, although nobody can convert the
 *     volumes in it
 * @param io1 by use, the savings if the io1 volumes without Multi-Attach were gp3; the Recycle Bin is included here too
 */
public record UseTruth(
        Map<Use, Holding> uses,
        Map<String, Map<String, Map<Use, Holding>>> by,
        Map<String, Map<Set<Optional<String>>, Map<Use, Holding>>> byTag,
        Map<Use, Gp2Savings> gp2,
        Map<Use, Gp2Savings.Saving> io1) {
    public UseTruth {
        uses = Map.copyOf(uses);
        by = Map.copyOf(by);
        byTag = Map.copyOf(byTag);
        gp2 = Map.copyOf(gp2);
        io1 = Map.copyOf(io1);
    }

    /** The sum of all uses, which contains all billed volumes. */
    public Holding billed() {
        return uses.values().stream().reduce(Holding.NONE, Holding::plus);
    }
}
