package ebscensus.core.count;

import ebscensus.core.census.Cell;
import ebscensus.core.census.CountedVolume;
import ebscensus.core.census.CountedVolumes;
import ebscensus.core.census.Cube;
import ebscensus.core.census.Largest;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Volume;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.List;
import java.util.Map;

/**
 * Adds up those attached volumes of a scope that no other chunk can see. A volume is never removed from the sums. Not
 * thread-safe.
 */
final class ExclusiveVolumes {
    private final Scope scope;
    private final Cube.Sum sum;
    private final Largest.Sum largest = new Largest.Sum();
    private final CountedVolumes counted;

    ExclusiveVolumes(Scope scope, List<Dimension> dimensions, CountedVolumes counted) {
        this.scope = scope;
        this.sum = new Cube.Sum(dimensions);
        this.counted = counted;
    }

    void add(Volume volume, Use use, Map<Dimension, String> labels) {
        sum.add(Cell.of(sum.dimensions(), volume.spec(), use, labels), volume.spec());
        largest.add(volume.id(), volume.spec(), use);
        counted.add(new CountedVolume(scope, volume.id(), volume.spec(), use, labels, false));
    }

    List<Dimension> dimensions() {
        return sum.dimensions();
    }

    Cube cube() {
        return sum.cube();
    }

    Largest largest() {
        return largest.largest();
    }
}
