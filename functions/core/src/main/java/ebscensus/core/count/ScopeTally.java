package ebscensus.core.count;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Cube;
import ebscensus.core.census.Labels;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.SharedVolume;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds up one scope, batch by batch, keeping sums and the shareable volumes only. Thread-safe. */
public final class ScopeTally {
    private final Scope scope;
    private final Cube.Sum exclusive;
    private final Map<String, SharedVolume> shared = new HashMap<>();
    private final Set<LabelledInstance> bare = new LinkedHashSet<>();
    private final SortedSet<String> contradicting = new TreeSet<>();
    private long instances;
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
        bare.addAll(withoutVolumes(batch, answer));
        addVolumes(batch, answer.volumes());
        instances += batch.size();
        calls = calls.plus(answer.calls());
    }

    /** The instances to which volumes were mapped when they were listed, and of which no answer has shown any. */
    synchronized List<LabelledInstance> bare() {
        return List.copyOf(bare);
    }

    /**
     * A second answer about some of the {@link #bare} instances, all of which have just been listed with volumes once more. Where it
     * does not show any either, EC2 contradicts itself.
     */
    synchronized void addSecondLook(List<LabelledInstance> batch, Volumes.Batch answer) {
        batch.forEach(bare::remove);
        addVolumes(batch, answer.volumes());
        calls = calls.plus(answer.calls());
        var stillBare = withoutVolumes(batch, answer);
        long unnamed = answer.volumes().stream()
                .filter(volume -> volume.instances().isEmpty())
                .count();
        if (stillBare.size() > unnamed) {
            stillBare.forEach(instance -> contradicting.add(instance.id()));
            instances -= stillBare.size();
        }
    }

    /** Ids of the instances about which EC2 contradicts itself. */
    synchronized SortedSet<String> contradicting() {
        return new TreeSet<>(contradicting);
    }

    synchronized boolean hasFailed() {
        return failure != null;
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
                scope, instances, bare.size(), exclusive.cube(), shared, calls.withElapsed(elapsed), failure);
    }

    private static List<LabelledInstance> withoutVolumes(List<LabelledInstance> batch, Volumes.Batch answer) {
        var attached = new HashSet<String>();
        answer.volumes().forEach(volume -> attached.addAll(volume.instances()));
        return batch.stream()
                .filter(instance -> instance.expectsVolumes() && !attached.contains(instance.id()))
                .toList();
    }

    private void addVolumes(List<LabelledInstance> batch, List<Volume> volumes) {
        var labels = new HashMap<String, Map<Dimension, String>>();
        batch.forEach(instance -> labels.put(instance.id(), instance.labels()));
        for (Volume volume : volumes) {
            var attachedTo = volume.instances().isEmpty()
                    ? List.of(unlisted(batch))
                    : volume.instances().stream()
                            .filter(labels::containsKey)
                            .map(id -> labels.getOrDefault(id, Map.of()))
                            .toList();
            if (!attachedTo.isEmpty()) {
                add(volume, attachedTo);
            }
        }
    }

    /** In place of the tags that the instances of the batch have. */
    private static Map<Dimension, String> unlisted(List<LabelledInstance> batch) {
        var labels = new HashMap<>(batch.getFirst().labels());
        labels.replaceAll((_, _) -> Labels.UNLISTED);
        return labels;
    }

    private void add(Volume volume, List<Map<Dimension, String>> labelsOfInstances) {
        if (volume.isShareable()) {
            shared.merge(volume.id(), SharedVolume.of(volume, Use.RUNNING, labelsOfInstances), SharedVolume::unite);
        } else {
            exclusive.add(cell(volume, labelsOfInstances.getFirst()), volume.spec());
        }
    }

    private Cell cell(Volume volume, Map<Dimension, String> labels) {
        return Cell.of(exclusive.dimensions(), volume.spec(), Use.RUNNING, labels);
    }
}
