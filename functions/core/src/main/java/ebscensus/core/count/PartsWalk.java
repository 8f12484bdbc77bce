package ebscensus.core.count;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import org.jspecify.annotations.Nullable;

/**
 * A walk through several fleets at once. Of each at most one page is being read or waits to be taken; a virtual thread reads
 * it and ends. So little is held in memory, and whoever takes no more pages leaves no thread behind that waits for it. The first
 * failure lets the others end the page they are reading. For one thread.
 */
final class PartsWalk {
    private final CompletionService<Read> reads = new ExecutorCompletionService<>(Thread::startVirtualThread);
    private int underWay;
    private @Nullable Missing failure;

    private record Read(PageChain chain, Fleet.Page page) {}

    PartsWalk(List<Fleet> parts, Progress progress) {
        parts.forEach(part -> readOn(new PageChain(part, progress)));
    }

    /** Whether all pages have been taken. */
    boolean isEnded() {
        return underWay == 0;
    }

    /** Why the walk ended before its end, if it did. */
    @Nullable
    Missing failure() {
        return failure;
    }

    /** The next page of any part; not to be called after the end. */
    Fleet.Page take() {
        try {
            var read = reads.take().get();
            underWay--;
            var chain = read.chain();
            if (failure == null) {
                failure = chain.failure();
            }
            if (failure == null && !chain.isEnded()) {
                readOn(chain);
            }
            return read.page();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            underWay = 0;
            failure = new Interrupted();
            return new Fleet.Page(List.of(), null, Calls.NONE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a page could not be read for a mistake of ours", e.getCause());
        }
    }

    private void readOn(PageChain chain) {
        underWay++;
        reads.submit(() -> new Read(chain, chain.read()));
    }
}
