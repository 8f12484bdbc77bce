package ebscensus.core.count;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.core.census.Cell;
import ebscensus.core.census.Cube;
import ebscensus.core.census.Labels;
import ebscensus.core.census.Measures;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.SharedVolume;
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

/** Adds up one scope, batch by batch. It keeps only sums and the volumes that other chunks may see. Thread-safe. */
public final class ScopeTally {
    private final Scope scope;

    @GuardedBy("this")
    private final Cube.Sum exclusive;

    @GuardedBy("this")
    private final Map<String, SharedVolume> shared = new HashMap<>();

    @GuardedBy("this")
    private final Set<LabelledInstance> bare = new LinkedHashSet<>();

    @GuardedBy("this")
    private final SortedSet<String> contradicting = new TreeSet<>();

    @GuardedBy("this")
    private long instances;

    @GuardedBy("this")
    private Calls calls = Calls.NONE;

    @GuardedBy("this")
    private @Nullable Missing failure;

    /** @param tags the dimensions in addition to zone and type */
    ScopeTally(Scope scope, Collection<Dimension> tags) {
        this.scope = scope;
        this.exclusive = new Cube.Sum(Dimension.withinScope(tags));
    }

    Scope scope() {
        return scope;
    }

    /** Adds one batch of instances and all volumes attached to at least one of them, each volume once. */
    synchronized void add(List<LabelledInstance> batch, Volumes.Batch answer) {
        bare.addAll(withoutVolumes(batch, answer));
        addVolumes(batch, answer.volumes());
        instances += batch.size();
        calls = calls.plus(answer.calls());
    }

    /** The instances that had volumes when they were listed and of which no volume has been found. */
    synchronized List<LabelledInstance> bare() {
        return List.copyOf(bare);
    }

    /**
     * Adds a second answer about some of the {@link #bare} instances, which have just been listed with volumes again. If it
     * shows no volumes either, EC2 contradicts itself.
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

    /** Records a batch that could not be measured. */
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

    @GuardedBy("this")
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

    /** Replaces the tags of the batch's instances. */
    private static Map<Dimension, String> unlisted(List<LabelledInstance> batch) {
        var labels = new HashMap<>(batch.getFirst().labels());
        labels.replaceAll((_, _) -> Labels.UNLISTED);
        return labels;
    }

    @GuardedBy("this")
    private void add(Volume volume, List<Map<Dimension, String>> labelsOfInstances) {
        if (volume.isShareable()) {
            shared.merge(volume.id(), SharedVolume.of(volume, labelsOfInstances), SharedVolume::unite);
        } else {
            exclusive.add(cell(volume, labelsOfInstances.getFirst()), Measures.ofVolume(volume.gibibytes()));
        }
    }

    @GuardedBy("this")
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
