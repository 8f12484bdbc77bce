package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Instance;
import ebscensus.simulator.fleet.RecycledVolume;
import ebscensus.simulator.fleet.ScopeFleet;
import ebscensus.simulator.fleet.Volume;
import ebscensus.simulator.fleet.VolumeFilters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The volumes of a scope as a {@link Listing}. There is one station for each live instance, then one for each neighbourhood
 * (instances that can share a volume), then one for each detached volume, then one for each volume of a service.
 */
final class VolumeListing implements Listing<Volume> {
    private final ScopeFleet fleet;
    private final Predicate<Volume> selected;

    private VolumeListing(ScopeFleet fleet, Predicate<Volume> selected) {
        this.fleet = fleet;
        this.selected = selected;
    }

    /** @throws Ec2Error for ids or filters that EC2 would refuse */
    static Listing<Volume> of(ScopeFleet fleet, Query query) {
        var filters = query.filters(VolumeFilters::property);
        Predicate<Volume> matching = volume -> volume.exists() && filters.matches(volume);
        var named = ResourceIds.VOLUMES.named(query, fleet::volume);
        if (named.isPresent()) {
            return alone(named.get(), matching);
        }
        boolean hidden = !query.flag("IncludeManagedResources");
        var selected = matching.and(volume -> !(hidden && volume.managed()));
        return filters.exactly(VolumeFilters.INSTANCE)
                .map(ids -> ofInstances(fleet, ids, selected))
                .or(() -> filters.exactly(VolumeFilters.ID)
                        .map(ids -> alone(
                                ids.stream()
                                        .flatMap(id -> fleet.volume(id).stream())
                                        .toList(),
                                selected)))
                .orElseGet(() -> new VolumeListing(fleet, selected));
    }

    private static Listing<Volume> alone(List<Volume> volumes, Predicate<Volume> selected) {
        return Listing.of(volumes.stream().map(List::of).toList(), selected);
    }

    /**
     * The volumes in the Recycle Bin.
     *
     * @throws Ec2Error for ids that EC2 would refuse
     */
    static Listing<RecycledVolume> recycled(ScopeFleet fleet, Query query) {
        var all = LongStream.range(0, fleet.recycledVolumes())
                .mapToObj(station -> fleet.recycledVolume(station).stream().toList())
                .toList();
        var named = ResourceIds.VOLUMES.named(
                query,
                id -> all.stream()
                        .flatMap(List::stream)
                        .filter(recycled -> recycled.volume().id().equals(id))
                        .findFirst());
        return Listing.of(
                named.map(found -> found.stream().map(List::of).toList()).orElse(all), _ -> true);
    }

    private static Listing<Volume> ofInstances(ScopeFleet fleet, List<String> ids, Predicate<Volume> selected) {
        var stations = new ArrayList<List<Volume>>();
        var shared = new LinkedHashMap<Long, Volume>();
        for (String id : ids) {
            fleet.instance(id).ifPresent(instance -> {
                stations.add(own(fleet, instance).toList());
                fleet.sharedVolume(instance).ifPresent(volume -> shared.put(volume.place(), volume));
            });
        }
        shared.values().stream().map(List::of).forEach(stations::add);
        return Listing.of(stations, selected);
    }

    private static Stream<Volume> own(ScopeFleet fleet, Instance instance) {
        return IntStream.range(0, fleet.ownVolumes(instance)).mapToObj(slot -> fleet.ownVolume(instance, slot));
    }

    @Override
    public long stations() {
        return fleet.live() + fleet.neighbourhoods() + fleet.detachedVolumes() + fleet.serviceVolumes();
    }

    @Override
    public List<Volume> at(long station) {
        return volumes(station).toList();
    }

    @Override
    public boolean selects(Volume volume) {
        return selected.test(volume);
    }

    private Stream<Volume> volumes(long station) {
        if (station < fleet.live()) {
            return own(fleet, fleet.instance(station));
        }
        long neighbourhood = station - fleet.live();
        if (neighbourhood < fleet.neighbourhoods()) {
            return fleet.sharedVolume(neighbourhood).stream();
        }
        long detached = neighbourhood - fleet.neighbourhoods();
        return Stream.of(
                detached < fleet.detachedVolumes()
                        ? fleet.detachedVolume(detached)
                        : fleet.serviceVolume(detached - fleet.detachedVolumes()));
    }
}
