package ebscensus.core;

import ebscensus.core.Outcome.Missing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds up one scope, batch by batch, keeping sums and the shareable volumes only. Thread-safe. */
final class ScopeTally {
    private final Scope scope;
    private final Map<Kind, VolumeTotals> exclusive = new HashMap<>();
    private final Map<String, SharedVolume> shared = new HashMap<>();
    private long instances;
    private long vanished;
    private Calls calls = Calls.NONE;
    private @Nullable Missing failure;

    ScopeTally(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    /** One batch of instances, and all volumes attached to at least one of them, each once. */
    synchronized void add(List<LabelledInstance> batch, Volumes.Batch answer) {
        var labels = new HashMap<String, List<String>>();
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
                    .map(id -> labels.getOrDefault(id, List.of()))
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
        return new ScopePartial(scope, instances, vanished, exclusive, shared, calls.withElapsed(elapsed), failure);
    }

    private void add(Volume volume, List<List<String>> labelsOfInstances) {
        if (volume.isShareable()) {
            var sighting = new SharedVolume(volume.type(), volume.gibibytes(), byKey(labelsOfInstances));
            shared.merge(volume.id(), sighting, SharedVolume::unite);
        } else {
            exclusive.merge(
                    new Kind(volume.type(), labelsOfInstances.getFirst()),
                    new VolumeTotals(1, volume.gibibytes()),
                    VolumeTotals::plus);
        }
    }

    private static List<SortedSet<String>> byKey(List<List<String>> labelsOfInstances) {
        var byKey = new ArrayList<SortedSet<String>>();
        for (int key = 0; key < labelsOfInstances.getFirst().size(); key++) {
            var labels = new TreeSet<String>();
            for (List<String> ofInstance : labelsOfInstances) {
                labels.add(ofInstance.get(key));
            }
            byKey.add(labels);
        }
        return byKey;
    }
}
