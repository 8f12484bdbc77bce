package ebscensus.core.count;

import ebscensus.core.census.Labels;
import ebscensus.core.census.ListedScope;
import ebscensus.core.count.PageChain.Broken;
import ebscensus.core.count.PageChain.Page;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.IdForm;
import ebscensus.core.inventory.Instance;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.plan.Listing;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Walks through the pages of a fleet and returns each instance once. It reads the next page when all instances of the current
 * page have been returned. A failure ends the walk, but the instances listed before it still count. Only one thread may walk,
 * but any thread may call {@link #outline}.
 */
final class FleetWalk implements Iterator<LabelledInstance> {
    private final Scope scope;
    private final List<Dimension> tags;
    private final WalkProgress walk;
    private final FleetPages pages;
    private final ResourceIds seen = new ResourceIds(IdForm.INSTANCE);
    private final Map<Map<Dimension, String>, Map<Dimension, String>> labelsInUse = new HashMap<>();
    private final Queue<LabelledInstance> page = new ArrayDeque<>();

    FleetWalk(Scope scope, Fleet fleet, List<Dimension> tags, Progress progress) {
        this.scope = scope;
        this.tags = tags;
        this.walk = new WalkProgress(scope, progress);
        this.pages = new FleetPages(fleet, progress, walk);
    }

    Stream<LabelledInstance> stream() {
        int traits = Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.ORDERED;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false);
    }

    /** The instances of the next pages. Reads pages until they have at least the given number of instances or the walk ends. */
    List<LabelledInstance> next(int instances) {
        var next = new ArrayList<LabelledInstance>();
        while (next.size() < instances && hasNext()) {
            next.addAll(page);
            page.clear();
        }
        return next;
    }

    /** Whether more pages may follow, because the walk has not ended. */
    boolean goesOn() {
        return !walk.isEnded();
    }

    /** Whether the walk has ended without a failure. */
    boolean isWhole() {
        return outline().failure() == null;
    }

    /** Walks to the end and collects the instances that have not been returned yet. */
    Listing listing() {
        var groups = InstanceGroup.of(stream());
        var outline = outline();
        return new Listing(scope, groups, outline.calls(), outline.failure());
    }

    /** The progress of the walk. A walk that has not ended counts as interrupted. */
    ListedScope outline() {
        return walk.outline();
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && !walk.isEnded()) {
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
        switch (pages.read()) {
            case Broken<Instance> broken -> walk.end(broken.why());
            case Page<Instance> read -> {
                read.elements().forEach(this::accept);
                walk.listed(page.size());
                if (read.isLast()) {
                    walk.end(null);
                }
            }
        }
    }

    private void accept(Instance instance) {
        if (seen.add(instance.id())) {
            page.add(new LabelledInstance(
                    instance.id(), instance.stopped(), instance.mappedVolumes(), labels(instance)));
        }
    }

    private Map<Dimension, String> labels(Instance instance) {
        return labelsInUse.computeIfAbsent(Labels.of(instance.tags(), tags), labels -> labels);
    }
}
