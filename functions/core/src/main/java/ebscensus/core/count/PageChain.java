package ebscensus.core.count;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.ScopeFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages of a fleet, each found by the one before. For one thread at a time. */
final class PageChain {
    private final Fleet fleet;
    private final Progress progress;
    private final Set<@Nullable String> tokens = new HashSet<>();
    private @Nullable String nextToken;
    private int pages;

    /** What reading on gives. */
    sealed interface Read {
        /** What the read has cost. */
        Calls calls();
    }

    /**
     * Some instances, maybe none.
     *
     * @param isLast whether there is nothing more to read
     */
    record Page(List<Instance> instances, boolean isLast, Calls calls) implements Read {}

    /** The chain ends here, before its end. */
    record Broken(Missing why, Calls calls) implements Read {
        Broken plus(Calls others) {
            return new Broken(why, calls.plus(others));
        }
    }

    PageChain(Fleet fleet, Progress progress) {
        this.fleet = fleet;
        this.progress = progress;
    }

    /** The next page. Must not be called after the last page or a broken one. */
    Read read() {
        if (progress.isStopped()) {
            return new Broken(new Interrupted(), Calls.NONE);
        }
        if (!tokens.add(nextToken)) {
            return new Broken(
                    new Failed(fleet.action(), "RepeatedPageToken", "a page led to an earlier one", "", false),
                    Calls.NONE);
        }
        try {
            var page = fleet.page(nextToken);
            pages++;
            nextToken = page.nextToken();
            return new Page(page.instances(), nextToken == null, page.calls());
        } catch (ScopeFailure e) {
            return new Broken(e.missing(), e.calls());
        }
    }

    /** All the pages that are left, as one. */
    Read readToEnd() {
        var instances = new ArrayList<Instance>();
        var calls = Calls.NONE;
        while (true) {
            switch (read()) {
                case Broken broken -> {
                    return broken.plus(calls);
                }
                case Page page -> {
                    instances.addAll(page.instances());
                    calls = calls.plus(page.calls());
                    if (page.isLast()) {
                        return new Page(instances, true, calls);
                    }
                }
            }
        }
    }

    /** The number of pages that have been read. */
    int pages() {
        return pages;
    }
}
