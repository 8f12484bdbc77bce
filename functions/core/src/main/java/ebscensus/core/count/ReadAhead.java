package ebscensus.core.count;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Pages;
import ebscensus.core.inventory.ScopeFailure;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages on a separate virtual thread before {@link #page} is called. The volumes of a scope thus arrive while its
 * instances are still being listed. Must be {@link #close closed}. Not thread-safe.
 */
final class ReadAhead<T> implements Pages<T> {
    /**
     * The maximum number of pages that are read ahead. Our own choice: 32 scopes that are read at the same time then hold at
     * most 64 pages of 1,000 volumes each, which take about 20 MB.
     */
    private static final int PAGES = 2;

    private final Pages<T> source;
    private final Progress progress;
    private final Semaphore room = new Semaphore(PAGES);
    private final BlockingQueue<FutureTask<Page<T>>> read = new LinkedBlockingQueue<>();
    private final Thread reader;
    private volatile boolean closed;

    /** Starts to read. The reading ends with the last page or a failure, or when the census is stopped. */
    ReadAhead(Pages<T> source, Progress progress) {
        this.source = source;
        this.progress = progress;
        this.reader = Thread.startVirtualThread(this::readAll);
    }

    /** @param token ignored, because the pages are always returned in order */
    @Override
    public Page<T> page(@Nullable String token) {
        try {
            var page = read.take();
            room.release();
            return result(page);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ScopeFailure(new Interrupted(), Calls.NONE);
        }
    }

    @Override
    public boolean isReadAhead() {
        return true;
    }

    @Override
    public String action() {
        return source.action();
    }

    /**
     * Ends the reading after the call in flight. May be called more than once.
     *
     * @return the calls for the pages that were read ahead but never taken
     */
    Calls close() {
        closed = true;
        room.release();
        try {
            reader.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var unused = new ArrayList<FutureTask<Page<T>>>();
        read.drainTo(unused);
        return unused.stream().map(ReadAhead::calls).reduce(Calls.NONE, Calls::plus);
    }

    private void readAll() {
        var next = readNext(null);
        while (next != null) {
            next = readNext(next);
        }
    }

    /**
     * Reads the page with this token, as soon as there is room for it.
     *
     * @return the token of the next page; null if this was the last page, if it could not be read, or if this object has been
     *     closed
     */
    private @Nullable String readNext(@Nullable String token) {
        room.acquireUninterruptibly();
        if (closed) {
            return null;
        }
        var page = new FutureTask<>(() -> read(token));
        page.run();
        read.add(page);
        return page.state() == FutureTask.State.SUCCESS ? page.resultNow().nextToken() : null;
    }

    private Page<T> read(@Nullable String token) {
        if (progress.isStopped()) {
            throw new ScopeFailure(new Interrupted(), Calls.NONE);
        }
        return source.page(token);
    }

    private static <T> Page<T> result(FutureTask<Page<T>> page) {
        if (page.state() == FutureTask.State.SUCCESS) {
            return page.resultNow();
        }
        throw page.exceptionNow() instanceof ScopeFailure failure
                ? failure
                : new IllegalStateException("a page could not be read because of a bug", page.exceptionNow());
    }

    private static <T> Calls calls(FutureTask<Page<T>> page) {
        if (page.state() == FutureTask.State.SUCCESS) {
            return page.resultNow().calls();
        }
        return page.exceptionNow() instanceof ScopeFailure failure ? failure.calls() : Calls.NONE;
    }
}
