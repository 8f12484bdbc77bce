package ebscensus.simulator.fleet;

import ebscensus.simulator.price.PriceList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts one simulation, volume by volume. This class shares no code with the listings that clients read. */
final class TruthCount {
    private final Filters<Instance> filters;
    private final Map<SimulatedScope, ScopeTruth> byScope = new LinkedHashMap<>();
    private final Map<String, Count> byZone = new TreeMap<>();
    private final Map<VolumeType, Count> byType = new EnumMap<>(VolumeType.class);
    private final Map<String, Map<Set<Optional<String>>, Count>> byTag = new LinkedHashMap<>();
    private final UseCount uses;

    /** Whether the query has no filters. Volumes without an instance count only in this case. */
    private final boolean everything;

    /** The volumes counted so far in the current scope. */
    private Count inScope = Count.NONE;

    private TruthCount(TruthQuery query, PriceList prices) {
        this.filters = new Filters<>(query.filters(), InstanceFilters::property);
        query.tagKeys().forEach(key -> byTag.put(key, new HashMap<>()));
        this.uses = new UseCount(query.tagKeys(), prices);
        this.everything = query.filters().isEmpty();
    }

    /**
     * @param there whether something that exists during this span counts
     * @throws IllegalArgumentException for a filter that DescribeInstances does not have
     */
    static Truth of(Simulation simulation, TruthQuery query, Predicate<Span> there) {
        var count = new TruthCount(query, new PriceList(simulation.day()));
        var lost = simulation.lostAccount();
        simulation.fleets().forEach((scope, fleet) -> {
            boolean asked = query.scopes().isEmpty() || query.scopes().contains(scope);
            boolean entered = lost.filter(scope.account()::equals).isEmpty();
            if (asked && entered && !simulation.access().refuses(scope)) {
                count.add(fleet.when(there));
            }
        });
        return count.truth();
    }

    private void add(ScopeFleet fleet) {
        inScope = Count.NONE;
        long instances = 0;
        for (long index = 0; index < fleet.live(); index++) {
            var instance = fleet.instance(index);
            if (instance.live() && filters.matches(instance)) {
                instances++;
                int volumes = fleet.ownVolumes(instance);
                for (int slot = 0; slot < volumes; slot++) {
                    var volume = fleet.ownVolume(instance, slot);
                    add(volume, !volume.attachments().isEmpty());
                }
            }
        }
        for (long neighbourhood = 0; neighbourhood < fleet.neighbourhoods(); neighbourhood++) {
            addShared(fleet, neighbourhood);
        }
        byScope.put(fleet.scope(), new ScopeTruth(instances, inScope));
        if (everything) {
            addLoose(fleet);
        }
    }

    private void addShared(ScopeFleet fleet, long neighbourhood) {
        fleet.sharedVolume(neighbourhood).ifPresent(volume -> {
            var whole = fleet.when(span -> true).sharedVolume(neighbourhood);
            add(
                    volume,
                    whole.filter(all -> all.attachments().size()
                                    == volume.attachments().size())
                            .isPresent());
        });
    }

    private void addLoose(ScopeFleet fleet) {
        for (long index = 0; index < fleet.detachedVolumes(); index++) {
            add(fleet.detachedVolume(index), true);
        }
        for (long index = 0; index < fleet.serviceVolumes(); index++) {
            add(fleet.serviceVolume(index), true);
        }
        for (long station = 0; station < fleet.recycledVolumes(); station++) {
            fleet.recycledVolume(station)
                    .ifPresent(recycled -> uses.add(recycled.volume(), Use.RECYCLE_BIN, _ -> Set.of()));
        }
    }

    /** @param settled whether the volume has all attachments that it ever has while the fleet is read */
    private void add(Volume volume, boolean settled) {
        var holders = holders(volume);
        if (!holders.isEmpty()) {
            addAttached(volume, holders, settled);
        } else if (everything && settled && volume.exists()) {
            useWithoutInstance(volume).ifPresent(use -> uses.add(volume, use, _ -> Set.of()));
        }
    }

    /** The use of a volume that is attached to no instance; empty if the volume is not billed. */
    private static Optional<Use> useWithoutInstance(Volume volume) {
        return switch (volume.state()) {
            case IN_USE -> Optional.of(Use.UNLISTED);
            case CREATING, AVAILABLE, ERROR -> Optional.of(Use.UNATTACHED);
            case DELETING -> Optional.empty();
        };
    }

    private void addAttached(Volume volume, List<Instance> holders, boolean settled) {
        boolean running = holders.stream().anyMatch(instance -> instance.state() != InstanceState.STOPPED);
        if (settled || running) {
            uses.add(volume, running ? Use.RUNNING : Use.STOPPED, key -> values(holders, key));
        }
        var one = new Count(1, volume.gibibytes());
        inScope = inScope.plus(one);
        byZone.merge(Zones.name(volume.fleet().scope().region(), volume.zone()), one, Count::plus);
        byType.merge(volume.type(), one, Count::plus);
        byTag.forEach((key, counts) -> counts.merge(values(holders, key), one, Count::plus));
    }

    /** The selected instances that the volume is attached to. */
    private List<Instance> holders(Volume volume) {
        return volume.attachments().stream()
                .filter(attachment -> attachment.state().holds())
                .filter(Attachment.ToInstance.class::isInstance)
                .map(attachment -> ((Attachment.ToInstance) attachment).instance())
                .filter(filters::matches)
                .toList();
    }

    private static Set<Optional<String>> values(List<Instance> instances, String key) {
        var values = new LinkedHashSet<Optional<String>>();
        instances.forEach(instance -> values.add(instance.tag(key)));
        return values;
    }

    private Truth truth() {
        long instances = 0;
        var total = Count.NONE;
        var byAccount = new TreeMap<String, Count>();
        var byRegion = new TreeMap<String, Count>();
        for (var entry : byScope.entrySet()) {
            var count = entry.getValue().count();
            instances += entry.getValue().instances();
            total = total.plus(count);
            if (count.volumes() > 0) {
                byAccount.merge(entry.getKey().account(), count, Count::plus);
                byRegion.merge(entry.getKey().region(), count, Count::plus);
            }
        }
        var byTypeName = new TreeMap<String, Count>();
        byType.forEach((type, count) -> byTypeName.put(type.wireName, count));
        return new Truth(instances, total, byAccount, byRegion, byZone, byTypeName, byScope, byTag, uses.truth());
    }
}
