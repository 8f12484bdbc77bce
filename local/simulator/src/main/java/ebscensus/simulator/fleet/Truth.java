package ebscensus.simulator.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The true totals of a simulated fleet, counted without HTTP requests to the simulator. A volume counts if at least one of its
 * attachments to a selected live instance is attaching, attached, busy or detaching. A volume with several attachments counts
 * only once.
 *
 * @param instances the number of live instances that the query selects
 * @param byAccount the count by account. It contains only accounts with a counted volume; in the same way, the next three maps
 *     contain only regions, zones and types with a counted volume
 * @param byZone the count by zone name, such as {@code eu-west-1a}
 * @param byType the count by volume type, such as {@code gp3}
 * @param byScope the totals of every scope that the query selects, even if it is empty. Scopes that refuse every call are left
 *     out, and so are the scopes of an account in which nobody can assume a role
 * @param byTag the count by tag key and by set of tag values. The set has the values of the tag on the selected instances that
 *     a volume is attached to; an empty {@code Optional} stands for an instance without the tag
 * @param uses the uses of all billed volumes, with or without an instance. {@link Simulation#lasting} counts a volume here only
 *     if its use does not change
 */
public record Truth(
        long instances,
        Count total,
        Map<String, Count> byAccount,
        Map<String, Count> byRegion,
        Map<String, Count> byZone,
        Map<String, Count> byType,
        Map<SimulatedScope, ScopeTruth> byScope,
        Map<String, Map<Set<Optional<String>>, Count>> byTag,
        UseTruth uses) {
    public Truth {
        byAccount = Map.copyOf(byAccount);
        byRegion = Map.copyOf(byRegion);
        byZone = Map.copyOf(byZone);
        byType = Map.copyOf(byType);
        byScope = Map.copyOf(byScope);
        byTag = Map.copyOf(byTag);
    }
}
