package ebscensus.core;

import ebscensus.core.Outcome.Missing;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up one scope, batch by batch, keeping sums and the shareable volumes only. Thread-safe. */
final class ScopeTally {
    private final Scope scope;
    private final Cube.Sum exclusive;
    private final Map<String, SharedVolume> shared = new HashMap<>();
    private long instances;
    private long vanished;
    private Calls calls = Calls.NONE;
    private @Nullable Missing failure;

    /** @param tags that the volumes are told apart by, besides their zone and type */
    ScopeTally(Scope scope, Collection<Dimension> tags) {
        this.scope = scope;
        this.exclusive = new Cube.Sum(Dimension.withinScope(tags));
    }

    Scope scope() {
        return scope;
    }

    /** One batch of instances, and all volumes attached to at least one of them, each once. */
    synchronized void add(List<LabelledInstance> batch, Volumes.Batch answer) {
        var labels = new HashMap<String, Map<Dimension, String>>();
        var bare = new HashSet<String>();
        for (LabelledInstance instance : batch) {
            labels.put(instance.id(), instance.labels());
            if (instance.expectsVolumes()) {
                bare.add(instance.id());
            }
        }
        for (Volume volume : answer.volumes()) {
            var attachedTo = volume.instances().stream()
                    .filter(labels::containsKey)
                    .map(id -> labels.getOrDefault(id, Map.of()))
                    .toList();
            if (!attachedTo.isEmpty()) {
                add(volume, attachedTo);
            }
            volume.instances().forEach(bare::remove);
        }
        instances += batch.size();
        vanished += bare.size();
        calls = calls.plus(answer.calls());
    }

    /** A batch that could not be measured. */
    synchronized void fail(Missing why, Calls spent) {
        if (failure == null) {
            failure = why;
        }
        calls = calls.plus(spent);
    }

    /** @param elapsed since the scope was begun */
    synchronized ScopePartial partial(Duration elapsed) {
        return new ScopePartial(
                scope, instances, vanished, exclusive.cube(), shared, calls.withElapsed(elapsed), failure);
    }

    private void add(Volume volume, List<Map<Dimension, String>> labelsOfInstances) {
        if (volume.isShareable()) {
            shared.merge(volume.id(), SharedVolume.of(volume, labelsOfInstances), SharedVolume::unite);
        } else {
            exclusive.add(cell(volume, labelsOfInstances.getFirst()), Measures.ofVolume(volume.gibibytes()));
        }
    }

    private Cell cell(Volume volume, Map<Dimension, String> labels) {
        return Cell.of(
                exclusive.dimensions(),
                dimension -> dimension.equals(Dimension.ZONE)
                        ? volume.zone()
                        : dimension.equals(Dimension.TYPE)
                                ? volume.type()
                                : labels.getOrDefault(dimension, Labels.UNTAGGED));
    }
}
