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
 * Reads the pages of a fleet. A large fleet is read in several parts at the same time. Not thread-safe.
 *
 * <p>Pages that are read one after another take EC2's latency once for each page. A fleet of more than
 * {@link Lister#PAGES_OF_A_SMALL_FLEET} pages is therefore divided after these pages, and its parts are read at the same time.
 * Each part is read from its first page, because EC2 offers no token that would skip the instances already read. Every instance
 * read before the division must then appear again in a part or no longer exist. If an instance appears in no part and still
 * exists, the parts are not the whole fleet, and the remaining pages of the undivided fleet are read.
 */
final class FleetPages {
    private final Fleet fleet;
    private final Progress progress;
    private final WalkProgress walk;
    private final PageChain<Instance> whole;

    /** The ids of the instances read before a division that have not appeared in a part; empty if there can be no division. */
    private final Set<String> notSeenInParts = new HashSet<>();

    private @Nullable PartsWalk parts;

    /** @param walk receives the number of calls for each page */
    FleetPages(Fleet fleet, Progress progress, WalkProgress walk) {
        this.fleet = fleet;
        this.progress = progress;
        this.walk = walk;
        this.whole = new PageChain<>(fleet.pages(), progress);
    }

    /** The next page, which may repeat instances of earlier pages. Must not be called after the last page or a failure. */
    Read<Instance> read() {
        return parts == null ? readWhole() : readParts(parts);
    }

    private Read<Instance> readWhole() {
        var read = whole.read();
        walk.called(read.calls());
        if (read instanceof Page<Instance> page && whole.pages() <= Lister.PAGES_OF_A_SMALL_FLEET) {
            page.elements().forEach(instance -> notSeenInParts.add(instance.id()));
            boolean isOver = page.isLast() || progress.isStopped();
            boolean isDue = whole.pages() == Lister.PAGES_OF_A_SMALL_FLEET;
            if (isDue && !isOver) {
                divide();
            }
            if (parts == null && (isDue || isOver)) {
                notSeenInParts.clear();
            }
        }
        return read;
    }

    private void divide() {
        var division = fleet.divided();
        walk.called(division.calls());
        if (division.failure() != null) {
            walk.undivided(division.failure());
        }
        if (!division.parts().isEmpty()) {
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
     * Whether none of these instances exists any more. The result is also false if EC2 does not respond, because the parts may
     * be incomplete in this case. If the failure persists, reading the undivided fleet reports it.
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
