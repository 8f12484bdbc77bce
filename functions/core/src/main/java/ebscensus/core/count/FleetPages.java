package ebscensus.core.count;

import static java.util.stream.Gatherers.windowFixed;

import ebscensus.core.count.PageChain.Page;
import ebscensus.core.count.PageChain.Read;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Instance;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a fleet. Large fleets are read in several parts at the same time. For one thread.
 *
 * <p>Reading one chain of pages takes EC2's latency for each page. A fleet of more than {@link Lister#PAGES_OF_A_SMALL_FLEET}
 * is therefore divided, and its parts are read at the same time and from their beginnings, because there is no token for the
 * rest of a part. Every instance of the first pages must then appear again in a part, or no longer exist. If one still exists,
 * the parts are not the whole fleet, and the undivided chain is read to its end.
 */
final class FleetPages {
    private final Fleet fleet;
    private final Progress progress;
    private final WalkProgress walk;
    private final Set<String> seen;
    private final PageChain<Instance> whole;
    private final Set<String> notSeenInParts = new HashSet<>();
    private @Nullable PartsWalk parts;

    /**
     * @param walk counts the calls
     * @param seen the ids of the instances of all earlier pages, which the reader keeps
     */
    FleetPages(Fleet fleet, Progress progress, WalkProgress walk, Set<String> seen) {
        this.fleet = fleet;
        this.progress = progress;
        this.walk = walk;
        this.seen = seen;
        this.whole = new PageChain<>(fleet.pages(), progress);
    }

    /** The next page, which may repeat instances. Must not be called after the last page or a broken one. */
    Read<Instance> read() {
        return parts == null ? readWhole() : readParts(parts);
    }

    private Read<Instance> readWhole() {
        var read = whole.read();
        walk.called(read.calls());
        if (read instanceof Page<Instance> page
                && !page.isLast()
                && whole.pages() == Lister.PAGES_OF_A_SMALL_FLEET
                && !progress.isStopped()) {
            divide(page);
        }
        return read;
    }

    private void divide(Page<Instance> latest) {
        var division = fleet.divided();
        walk.called(division.calls());
        if (division.failure() != null) {
            walk.undivided(division.failure());
        }
        if (!division.parts().isEmpty()) {
            notSeenInParts.addAll(seen);
            latest.elements().forEach(instance -> notSeenInParts.add(instance.id()));
            parts = new PartsWalk(division.parts(), progress);
        }
    }

    private Read<Instance> readParts(PartsWalk readers) {
        var read = readers.read();
        walk.called(read.calls());
        if (!(read instanceof Page<Instance> page)) {
            return read;
        }
        page.elements().stream().map(Instance::id).forEach(notSeenInParts::remove);
        if (!page.isLast() || isEachGoneThatPartsDoNotHave()) {
            return page;
        }
        parts = null;
        return new Page<>(page.elements(), false, page.calls());
    }

    private boolean isEachGoneThatPartsDoNotHave() {
        return notSeenInParts.stream().gather(windowFixed(Fleet.IDS_AT_ONCE)).allMatch(this::isEachGone);
    }

    /**
     * Also false if EC2 does not respond: the parts may then be incomplete, and reading the undivided chain will show the
     * reason.
     */
    private boolean isEachGone(List<String> ids) {
        var chain = new PageChain<>(fleet.only(ids).pages(), progress);
        while (true) {
            var read = chain.read();
            walk.called(read.calls());
            if (!(read instanceof Page<Instance> page) || !page.elements().isEmpty()) {
                return false;
            }
            if (page.isLast()) {
                return true;
            }
        }
    }
}
