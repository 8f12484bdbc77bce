package ebscensus.core.count;

import static java.util.stream.Gatherers.windowFixed;

import ebscensus.core.census.Labels;
import ebscensus.core.census.ListedScope;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.plan.Listing;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One walk through the pages of a fleet: each instance once, each page read when the one before is used up. A failure ends
 * the walk and is kept, with what was listed until then. For one thread; any other may ask how it goes.
 *
 * <p>One chain of pages takes as many times EC2's latency as it has pages. So a fleet of more than {@link
 * Lister#PAGES_OF_A_SMALL_FLEET} is divided, and its parts are read at once, from their beginnings: there is no token for the rest of a
 * part. Then the instances of the first pages must all have been seen again, or be gone. If one is still there the parts
 * are not the whole fleet, and the chain of the whole is read on to its end; what was listed stays listed.
 */
final class FleetWalk implements Iterator<LabelledInstance> {
    private final Scope scope;
    private final Fleet fleet;
    private final List<Dimension> tags;
    private final Progress progress;
    private final PageChain whole;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> notSeenInParts = new HashSet<>();
    private final Map<Map<Dimension, String>, Map<Dimension, String>> labelsInUse = new HashMap<>();
    private final Queue<LabelledInstance> page = new ArrayDeque<>();
    private final long startedAt;
    private Calls calls = Calls.NONE;
    private Duration elapsed = Duration.ZERO;
    private @Nullable PartsWalk parts;
    private boolean ended;
    private @Nullable Missing failure;

    FleetWalk(Scope scope, Fleet fleet, List<Dimension> tags, Progress progress) {
        this.scope = scope;
        this.fleet = fleet;
        this.tags = tags;
        this.progress = progress;
        this.whole = new PageChain(fleet, progress);
        this.startedAt = progress.nanos();
    }

    Stream<LabelledInstance> stream() {
        int traits = Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.ORDERED;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false);
    }

    /** All the rest of the walk, collected. */
    Listing listing() {
        var groups = new HashMap<GroupKey, List<String>>();
        forEachRemaining(instance -> groups.computeIfAbsent(
                        new GroupKey(instance.expectsVolumes(), instance.labels()), _ -> new ArrayList<>())
                .add(instance.id()));
        return new Listing(
                scope,
                groups.entrySet().stream()
                        .map(group -> new InstanceGroup(
                                group.getKey().expectVolumes(), group.getKey().labels(), group.getValue()))
                        .toList(),
                calls(),
                failure);
    }

    private record GroupKey(boolean expectVolumes, Map<Dimension, String> labels) {}

    /** How the walk went until now. One that has not ended counts as interrupted. */
    synchronized ListedScope outline() {
        return new ListedScope(scope, seen.size(), calls(), ended ? failure : new Interrupted());
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && !ended) {
            readPage();
        }
        return !page.isEmpty();
    }

    @Override
    public LabelledInstance next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the walk through " + scope + " has ended");
        }
        return page.remove();
    }

    private void readPage() {
        if (parts != null) {
            readPage(parts);
            return;
        }
        accept(whole.read());
        if (whole.isEnded()) {
            end(whole.failure());
        } else if (whole.pages() == Lister.PAGES_OF_A_SMALL_FLEET && !progress.isStopped()) {
            divide();
        }
    }

    private void divide() {
        var division = fleet.divided();
        count(division.calls());
        if (!division.parts().isEmpty()) {
            notSeenInParts.addAll(seen);
            parts = new PartsWalk(division.parts(), progress);
        }
    }

    private void readPage(PartsWalk walk) {
        var read = walk.take();
        accept(read);
        read.instances().forEach(instance -> notSeenInParts.remove(instance.id()));
        if (!walk.isEnded()) {
            return;
        }
        parts = null;
        if (walk.failure() != null || isEachGoneThatPartsDoNotHave()) {
            end(walk.failure());
        }
    }

    /** A scope that does not tell is not known to be whole either: its chain will tell why. */
    private boolean isEachGoneThatPartsDoNotHave() {
        return notSeenInParts.stream().gather(windowFixed(Fleet.IDS_AT_ONCE)).allMatch(this::isEachGone);
    }

    private boolean isEachGone(List<String> ids) {
        var chain = new PageChain(fleet.only(ids), progress);
        while (!chain.isEnded()) {
            var read = chain.read();
            count(read.calls());
            if (!read.instances().isEmpty()) {
                return false;
            }
        }
        return chain.failure() == null;
    }

    private synchronized void accept(Fleet.Page read) {
        count(read.calls());
        int before = seen.size();
        for (Instance instance : read.instances()) {
            if (seen.add(instance.id())) {
                page.add(new LabelledInstance(instance.id(), instance.expectsVolumes(), labels(instance)));
            }
        }
        progress.listed(scope, seen.size() - before);
    }

    private Map<Dimension, String> labels(Instance instance) {
        return labelsInUse.computeIfAbsent(Labels.of(instance.tags(), tags), labels -> labels);
    }

    private synchronized void count(Calls more) {
        calls = calls.plus(more);
        progress.called(scope, more);
    }

    private Calls calls() {
        return calls.withElapsed(elapsed);
    }

    private synchronized void end(@Nullable Missing why) {
        ended = true;
        elapsed = Duration.ofNanos(progress.nanos() - startedAt);
        failure = why;
        progress.listedAll(scope);
    }
}
