package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Instance;
import ebscensus.simulator.fleet.InstanceFilters;
import ebscensus.simulator.fleet.ScopeFleet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The instances of a scope as a {@link Listing}. Each station has up to four instances, which may be in one reservation. */
final class InstanceListing implements Listing<Instance> {
    private static final int PER_STATION = 4;

    private final ScopeFleet fleet;
    private final Predicate<Instance> selected;

    private InstanceListing(ScopeFleet fleet, Predicate<Instance> selected) {
        this.fleet = fleet;
        this.selected = selected;
    }

    /**
     * @param further a condition in addition to the filters
     * @throws Ec2Error for ids or filters that EC2 would refuse
     */
    static Listing<Instance> of(ScopeFleet fleet, Query query, Predicate<Instance> further) {
        var filters = query.filters(InstanceFilters::property);
        Predicate<Instance> matching = further.and(Instance::exists).and(filters::matches);
        var named = ResourceIds.INSTANCES.named(query, id -> fleet.instance(id).filter(Instance::exists));
        if (named.isPresent()) {
            return alone(named.get(), matching);
        }
        boolean hidden = !query.flag("IncludeManagedResources");
        var selected = matching.and(instance -> !(hidden && instance.managed()));
        return filters.exactly(InstanceFilters.ID)
                .map(ids -> alone(
                        ids.stream().flatMap(id -> fleet.instance(id).stream()).toList(), selected))
                .orElseGet(() -> new InstanceListing(fleet, selected));
    }

    private static Listing<Instance> alone(List<Instance> instances, Predicate<Instance> selected) {
        return Listing.of(instances.stream().map(List::of).toList(), selected);
    }

    @Override
    public long stations() {
        return Math.ceilDiv(fleet.instances(), (long) PER_STATION);
    }

    @Override
    public List<Instance> at(long station) {
        var instances = new ArrayList<Instance>(PER_STATION);
        long end = Math.min((station + 1) * PER_STATION, fleet.instances());
        for (long index = station * PER_STATION; index < end; index++) {
            instances.add(fleet.instance(index));
        }
        return instances;
    }

    @Override
    public boolean selects(Instance instance) {
        return selected.test(instance);
    }
}
