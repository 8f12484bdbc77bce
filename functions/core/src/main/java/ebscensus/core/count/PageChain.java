package ebscensus.core.count;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.ScopeFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages of a fleet, each found by the one before. A failure ends the chain and is kept. For one thread at a time. */
final class PageChain {
    private final Fleet fleet;
    private final Progress progress;
    private final Set<String> tokens = new HashSet<>();
    private @Nullable String nextToken;
    private int pages;
    private boolean ended;
    private @Nullable Missing failure;

    PageChain(Fleet fleet, Progress progress) {
        this.fleet = fleet;
        this.progress = progress;
    }

    /** The next page; where there is none for a failure, a page without instances that tells what the failure has cost. */
    Fleet.Page read() {
        if (progress.isStopped()) {
            return broken(new Interrupted(), Calls.NONE);
        }
        try {
            var page = fleet.page(nextToken);
            pages++;
            nextToken = page.nextToken();
            if (nextToken == null) {
                ended = true;
            } else if (!tokens.add(nextToken)) {
                end(new Failed(
                        "ec2:DescribeInstances", "RepeatedPageToken", "a page led to an earlier one", "", false));
            }
            return page;
        } catch (ScopeFailure e) {
            return broken(e.missing(), e.calls());
        }
    }

    /** How many have been read. */
    int pages() {
        return pages;
    }

    boolean isEnded() {
        return ended;
    }

    /** Why it ended before its end, if it did. */
    @Nullable
    Missing failure() {
        return failure;
    }

    private Fleet.Page broken(Missing why, Calls calls) {
        end(why);
        return new Fleet.Page(List.of(), null, calls);
    }

    private void end(Missing why) {
        ended = true;
        failure = why;
    }
}
