package ebscensus.core.count;

import ebscensus.core.count.PageChain.Broken;
import ebscensus.core.count.PageChain.Page;
import ebscensus.core.count.PageChain.Read;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Outcome.Interrupted;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import org.jspecify.annotations.Nullable;

/**
 * Walks through several parts of a fleet at the same time. To limit the memory in use, at most one page of each part is being
 * read or waiting to be returned by {@link #read}. Each virtual thread reads one page and ends, so an abandoned walk leaves no
 * thread behind. After the first failure, no further page is requested. Not thread-safe.
 */
final class PartsWalk {
    private final CompletionService<PartRead> reads = new ExecutorCompletionService<>(Thread::startVirtualThread);
    private int underWay;
    private @Nullable Broken<Instance> broken;

    private record PartRead(PageChain<Instance> chain, Read<Instance> read) {}

    /** @param parts one or more */
    PartsWalk(List<Fleet> parts, Progress progress) {
        parts.forEach(part -> readOn(new PageChain<>(part.pages(), progress)));
    }

    /**
     * The next page of any part. If a part fails, its failure is returned after the pages that were already being read. Must
     * not be called after the last page or a failure.
     */
    Read<Instance> read() {
        try {
            return next();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Broken<>(new Interrupted(), Calls.NONE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a page could not be read because of a bug", e.getCause());
        }
    }

    private Read<Instance> next() throws InterruptedException, ExecutionException {
        while (underWay > 0 || broken == null) {
            var part = reads.take().get();
            underWay--;
            switch (part.read()) {
                case Broken<Instance> next -> broken = broken == null ? next : broken.plus(next.calls());
                case Page<Instance> page -> {
                    if (!page.isLast() && broken == null) {
                        readOn(part.chain());
                    }
                    return new Page<>(page.elements(), underWay == 0 && broken == null, page.calls());
                }
            }
        }
        return broken;
    }

    private void readOn(PageChain<Instance> chain) {
        underWay++;
        reads.submit(() -> new PartRead(chain, chain.read()));
    }
}
