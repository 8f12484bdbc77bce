package ebscensus.core.count;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How far one scope has come. Thread-safe. */
final class ScopeProgress {
    private final LongAdder listed = new LongAdder();
    private final LongAdder measured = new LongAdder();
    private final AtomicReference<@Nullable Long> refusedAt = new AtomicReference<>();
    private volatile boolean isListed;

    void listed(long instances) {
        listed.add(instances);
    }

    void listedAll() {
        isListed = true;
    }

    void measured(long instances) {
        measured.add(instances);
    }

    /** @param nanos of a clock that never goes back */
    void refused(long nanos) {
        refusedAt.compareAndSet(null, nanos);
    }

    void answered() {
        refusedAt.set(null);
    }

    /** Whether it has had nothing but refusals for so long. */
    boolean isRefusedFor(long duration, long nanos) {
        var since = refusedAt.get();
        return since != null && nanos - since >= duration;
    }

    /** What part of it is done, from 0 to 1; 0 as long as nobody knows, because it is still being listed. */
    double done() {
        long of = listed.sum();
        return isListed && of > 0 ? Math.min(1, (double) measured.sum() / of) : 0;
    }
}
