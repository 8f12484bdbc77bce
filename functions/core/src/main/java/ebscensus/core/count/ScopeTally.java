package ebscensus.core.count;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.core.census.CountedVolumes;
import ebscensus.core.census.Labels;
import ebscensus.core.census.OtherSources;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.SharedVolume;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.IdForm;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the volumes of one scope, batch by batch and page by page. Thread-safe.
 *
 * <p>A tally keeps the sums of the attached volumes, and the ids of volumes that other chunks may also see or that have no
 * instance. A volume in a response about instances counts as attached, even if another source (such as the list of unattached
 * volumes), read earlier or later, shows it as unattached. Reading other sources must not change what counts as attached. If
 * {@link #expectOthers other sources are read}, the tally therefore also keeps the ids of the attached volumes. Responses about
 * instances take precedence only within one chunk: a volume that changes while several chunks of a scope are measured may count
 * as attached in one chunk and as unattached in another.
 */
public final class ScopeTally {
    private final Scope scope;

    @GuardedBy("this")
    private final ExclusiveVolumes exclusive;

    @GuardedBy("this")
    private final Map<String, SharedVolume> shared = new HashMap<>();

    private final CountedVolumes counted;
    private final Map<Dimension, String> unlisted;
    private final Map<Dimension, String> unattached;

    @GuardedBy("this")
    private final LooseVolumes loose = new LooseVolumes();

    /** The ids of the attached volumes in the sums; empty unless other sources are read. */
    @GuardedBy("this")
    private final ResourceIds attachedIds = new ResourceIds(IdForm.VOLUME);

    @GuardedBy("this")
    private boolean hasOthers;

    @GuardedBy("this")
    private boolean isPaged;

    @GuardedBy("this")
    private final BareInstances bare = new BareInstances();

    @GuardedBy("this")
    private long instances;

    @GuardedBy("this")
    private Calls calls = Calls.NONE;

    @GuardedBy("this")
    private @Nullable Missing failure;

    private OtherSources others = OtherSources.NONE;

    /**
     * @param tags the tags by which the sums are grouped, in addition to zone, type and use
     * @param counted receives each volume as soon as its use is certain
     */
    ScopeTally(Scope scope, Collection<Dimension> tags, CountedVolumes counted) {
        this.scope = scope;
        this.counted = counted;
        this.exclusive = new ExclusiveVolumes(scope, Dimension.withinScope(tags), counted);
        this.unlisted = everywhere(tags, Labels.UNLISTED);
        this.unattached = everywhere(tags, Labels.UNATTACHED);
    }

    Scope scope() {
        return scope;
    }

    /**
     * Announces that volumes will also come from sources other than the batches of instances. This method must be called before
     * anything is added, or not at all.
     */
    synchronized void expectOthers() {
        hasOthers = true;
    }

    /** Adds one batch of instances and all volumes attached to at least one of them, each volume once. */
    synchronized void add(List<LabelledInstance> batch, Volumes.Batch answer) {
        bare.add(batch, answer.volumes());
        addVolumes(batch, answer.volumes());
        instances += batch.size();
        calls = calls.plus(answer.calls());
    }

    /** The instances that had volumes when they were listed but none when they were measured. */
    synchronized List<LabelledInstance> bare() {
        return bare.list();
    }

    /**
     * Adds the second response about some of the {@link #bare} instances, for which a second listing has just shown volumes. If
     * the second response shows no volumes for an instance either, EC2 contradicts itself.
     */
    synchronized void addSecondLook(List<LabelledInstance> batch, Volumes.Batch answer) {
        addVolumes(batch, answer.volumes());
        calls = calls.plus(answer.calls());
        instances -= bare.addSecondLook(batch, answer.volumes());
    }

    /**
     * Adds one page of a list of all volumes of the scope.
     *
     * @param listed all instances of the scope by their ids
     */
    synchronized void addPage(Map<String, LabelledInstance> listed, List<Volume> volumes) {
        isPaged = true;
        for (Volume volume : volumes) {
            if (!attachedIds.contains(volume.id())) {
                addOfScope(listed, volume);
            }
        }
    }

    /**
     * Adds one page of a source that has only volumes without an instance. A volume that has been attached in the meantime is
     * not added here, because it belongs to the batch of its instance.
     */
    synchronized void addPage(Use use, List<Volume> volumes) {
        for (Volume volume : volumes) {
            if (!volume.attached() && !attachedIds.contains(volume.id())) {
                add(volume, use, List.of(unattached));
            }
        }
    }

    /** Records these instances as measured after all volumes of the scope have been added. */
    synchronized void addedWholeScope(Collection<LabelledInstance> measured, Set<String> withVolumes) {
        bare.add(measured, withVolumes);
        instances += measured.size();
    }

    /** Ids of the instances about which EC2 contradicts itself. */
    synchronized SortedSet<String> contradicting() {
        return bare.contradicting();
    }

    synchronized boolean hasFailed() {
        return failure != null;
    }

    /** Records a reason why some instances could not be measured. Only the first reason is kept. */
    synchronized void fail(Missing why) {
        if (failure == null) {
            failure = why;
        }
    }

    synchronized void called(Calls spent) {
        calls = calls.plus(spent);
    }

    /** Records that a source other than the instances and their volumes has been read to its end. */
    synchronized void counted(Source source) {
        others = others.counted(source);
    }

    /** Records that a source other than the instances and their volumes could not be read to its end. */
    synchronized void fail(Source source, Missing why) {
        others = others.failed(source, why);
    }

    /**
     * Ends the tally. Because no more volumes will be added, the use of every volume is now certain, and the volumes that have
     * not been passed on to {@code counted} are passed on. Must be called exactly once.
     */
    synchronized void close() {
        loose.addTo(counted, scope, unattached);
        shared.forEach((id, volume) -> counted.add(volume.counted(scope, id)));
    }

    /** @param elapsed the time since the measurement of the scope began */
    synchronized ScopePartial partial(Duration elapsed) {
        return new ScopePartial(
                scope,
                instances,
                bare.size(),
                exclusive.cube().plus(loose.cube(exclusive.dimensions(), unattached)),
                shared,
                exclusive.largest().plus(loose.largest()),
                calls.withElapsed(elapsed),
                failure,
                others);
    }

    @GuardedBy("this")
    private void addVolumes(List<LabelledInstance> batch, List<Volume> volumes) {
        var known = new HashMap<String, LabelledInstance>();
        batch.forEach(instance -> known.put(instance.id(), instance));
        for (Volume volume : volumes) {
            if (isCountedForGood(volume)) {
                continue;
            }
            if (volume.instances().isEmpty()) {
                add(volume, use(batch), List.of(unlisted));
            } else {
                addAttached(volume, known);
            }
        }
    }

    /**
     * Whether a page has already shown that the volume is attached to an instance. If so, the sums stay as they are, even if
     * the volume has been attached elsewhere in the meantime.
     */
    @GuardedBy("this")
    private boolean isCountedForGood(Volume volume) {
        return isPaged && attachedIds.contains(volume.id());
    }

    @GuardedBy("this")
    private void addOfScope(Map<String, LabelledInstance> listed, Volume volume) {
        if (!volume.attached()) {
            add(volume, Use.UNATTACHED, List.of(unattached));
        } else if (!addAttached(volume, listed)) {
            add(volume, Use.UNLISTED, List.of(unlisted));
        }
    }

    /** Adds the volume if it is attached to one of the known instances, and returns whether it was added. */
    @GuardedBy("this")
    private boolean addAttached(Volume volume, Map<String, LabelledInstance> known) {
        var attachedTo = new ArrayList<LabelledInstance>(1);
        for (String id : volume.instances()) {
            var instance = known.get(id);
            if (instance != null) {
                attachedTo.add(instance);
            }
        }
        if (attachedTo.isEmpty()) {
            return false;
        }
        add(
                volume,
                use(attachedTo),
                attachedTo.stream().map(LabelledInstance::labels).toList());
        return true;
    }

    private static Use use(List<LabelledInstance> attachedTo) {
        return attachedTo.stream().allMatch(LabelledInstance::stopped) ? Use.STOPPED : Use.RUNNING;
    }

    @GuardedBy("this")
    private void add(Volume volume, Use use, List<Map<Dimension, String>> labels) {
        if (isMergedById(volume, use) || shared.containsKey(volume.id())) {
            loose.remove(volume.id());
            shared.merge(volume.id(), SharedVolume.of(volume, use, labels), SharedVolume::unite);
        } else if (use.isAttached()) {
            loose.remove(volume.id());
            addExclusive(volume, use, labels.getFirst());
        } else {
            loose.add(volume, use);
        }
    }

    @GuardedBy("this")
    private void addExclusive(Volume volume, Use use, Map<Dimension, String> labels) {
        exclusive.add(volume, use, labels);
        if (hasOthers) {
            attachedIds.add(volume.id());
        }
    }

    /** Whether another chunk or a {@link SecondLook} may show the volume again, in the same use or in another one. */
    private static boolean isMergedById(Volume volume, Use use) {
        return use == Use.UNLISTED || volume.spec().multiAttach() || (use.isAttached() && volume.isShareable());
    }

    private static Map<Dimension, String> everywhere(Collection<Dimension> tags, String label) {
        var labels = new HashMap<Dimension, String>();
        tags.forEach(tag -> labels.put(tag, label));
        return Map.copyOf(labels);
    }
}
