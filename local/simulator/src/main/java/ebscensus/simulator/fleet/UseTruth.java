package ebscensus.simulator.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all volumes that are billed really serve and cost. With filters there are attached volumes alone, since no other belongs to
 * a selected instance. Uses that no volume has are left out.
 *
 * @param uses use to volumes
 * @param by dimension ({@code account}, {@code region}, {@code zone}, {@code type}) to value to use to volumes
 * @param byTag tag key to: the distinct values that the tag has on the selected instances a volume is attached to, where empty
 *     stands for an instance without the tag, and no value for a volume of no instance; to use to volumes
 * @param gp2 use to what its gp2 volumes would save as gp3, though nobody can convert a volume in the Recycle Bin
 * @param io1 the same of io1 volumes without Multi-Attach
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

    /** Everything that is billed. */
    public Holding billed() {
        return uses.values().stream().reduce(Holding.NONE, Holding::plus);
    }
}
