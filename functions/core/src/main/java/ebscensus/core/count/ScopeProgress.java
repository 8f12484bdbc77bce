package ebscensus.core.count;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The progress of one scope. Thread-safe. */
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

    /** @param nanos the current time of a monotonic clock */
    void refused(long nanos) {
        refusedAt.compareAndSet(null, nanos);
    }

    void answered() {
        refusedAt.set(null);
    }

    /** Whether EC2 has refused every call for at least this duration in nanoseconds. */
    boolean isRefusedFor(long duration, long nanos) {
        var since = refusedAt.get();
        return since != null && nanos - since >= duration;
    }

    /** The fraction of the instances that have been measured, from 0 to 1; 0 until all instances have been listed. */
    double done() {
        long of = listed.sum();
        return isListed && of > 0 ? Math.min(1, (double) measured.sum() / of) : 0;
    }
}
