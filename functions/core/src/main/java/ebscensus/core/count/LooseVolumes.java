package ebscensus.core.count;

import ebscensus.core.census.Cell;
import ebscensus.core.census.CountedVolume;
import ebscensus.core.census.CountedVolumes;
import ebscensus.core.census.Cube;
import ebscensus.core.census.Largest;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the volumes of a scope that are not known to be attached. Until everything in the scope has been read, any of these
 * volumes may turn out to be attached, so they are kept by id. Not thread-safe.
 */
final class LooseVolumes {
    private final Map<String, Sighting> volumes = new HashMap<>();

    private record Sighting(VolumeSpec spec, Use use) {
        Sighting unite(Sighting other) {
            return new Sighting(spec.unite(other.spec), use.or(other.use));
        }
    }

    /**
     * @param use a use in which a volume has no instance, such as unattached; if a volume is added with several uses, the use
     *     that {@link Use} declares first counts
     */
    void add(Volume volume, Use use) {
        volumes.merge(volume.id(), new Sighting(volume.spec(), use), Sighting::unite);
    }

    /** Removes a volume that has turned out to be in use; does nothing if the volume was not added. */
    void remove(String id) {
        volumes.remove(id);
    }

    /** @param labels the labels, which are the same for every volume */
    void addTo(CountedVolumes counted, Scope scope, Map<Dimension, String> labels) {
        volumes.forEach(
                (id, volume) -> counted.add(new CountedVolume(scope, id, volume.spec(), volume.use(), labels, false)));
    }

    /** @param labels the labels, which are the same for every volume */
    Cube cube(List<Dimension> dimensions, Map<Dimension, String> labels) {
        var sum = new Cube.Sum(dimensions);
        volumes.values()
                .forEach(volume -> sum.add(Cell.of(dimensions, volume.spec(), volume.use(), labels), volume.spec()));
        return sum.cube();
    }

    Largest largest() {
        var sum = new Largest.Sum();
        volumes.forEach((id, volume) -> sum.add(id, volume.spec(), volume.use()));
        return sum.largest();
    }
}
