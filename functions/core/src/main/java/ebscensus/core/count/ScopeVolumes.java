package ebscensus.core.count;

import ebscensus.core.census.CountedVolume;
import ebscensus.core.census.SharedVolume;
import ebscensus.core.census.Use;
import ebscensus.core.census.VolumeSink;
import ebscensus.core.inventory.Volume;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.Map;

/**
 * Gives a sink each volume of one scope under the use that it is finally counted in: at once if an instance of this chunk alone has
 * it, and at the end otherwise. For one thread at a time.
 */
final class ScopeVolumes {
    private final Scope scope;
    private final VolumeSink sink;
    private boolean isClosed;

    ScopeVolumes(Scope scope, VolumeSink sink) {
        this.scope = scope;
        this.sink = sink;
    }

    /** A volume whose use no other answer can change. It comes too late after the end. */
    void add(Volume volume, Use use, Map<Dimension, String> labels) {
        if (!isClosed) {
            sink.add(new CountedVolume(scope, volume.id(), volume.spec(), use, labels, false));
        }
    }

    /**
     * Nothing more will be counted. Does nothing if that was said before.
     *
     * @param unattached the labels of the loose volumes
     */
    void close(LooseVolumes loose, Map<Dimension, String> unattached, Map<String, SharedVolume> shared) {
        if (!isClosed) {
            isClosed = true;
            loose.forEach((id, spec, use) -> sink.add(new CountedVolume(scope, id, spec, use, unattached, false)));
            shared.forEach((id, volume) -> sink.add(volume.counted(scope, id)));
        }
    }
}
