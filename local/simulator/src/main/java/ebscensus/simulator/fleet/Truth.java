package ebscensus.simulator.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The true totals of a simulated fleet, counted from the model and not through the endpoint. A volume counts once if at least
 * one of its attachments to a selected live instance is attaching, attached, busy or detaching.
 *
 * @param instances the number of live instances that the query selects
 * @param byAccount account to count; only accounts with such a volume, and so for the other maps of counts
 * @param byZone name of the zone, such as {@code eu-west-1a}, to count
 * @param byType volume type, such as {@code gp3}, to count
 * @param byScope every scope the query selects, empty ones too; none that refuses every call
 * @param byTag counts by tag key and by set of tag values. The set has the values of the tag on the selected instances that a
 *     volume is attached to; an empty value stands for an instance without the tag
 * @param uses all billed volumes, with or without an instance; with churn, the volumes that exist all the time count only if
 *     their use does not change
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
