package ebscensus.core;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** How far a census has come, for whoever watches it, and the way to stop it. Thread-safe. */
public final class Progress {
    private final LongAdder scopesDone = new LongAdder();
    private final LongAdder instances = new LongAdder();
    private final LongAdder volumes = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongSupplier nanoClock;
    private final AtomicBoolean stopped = new AtomicBoolean();

    public Progress() {
        this(System::nanoTime);
    }

    /** @param nanoClock as {@link System#nanoTime} */
    public Progress(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /**
     * How far it has come.
     *
     * @param instances listed so far
     * @param volumes seen so far; one that several batches saw counts each time
     */
    public record Snapshot(long scopesDone, long instances, long volumes, Calls calls) {}

    public Snapshot snapshot() {
        long refused = throttled.sum();
        return new Snapshot(
                scopesDone.sum(),
                instances.sum(),
                volumes.sum(),
                new Calls(Math.max(requests.sum(), refused), refused));
    }

    /** Lets what is under way end, and starts nothing new; what was not measured is then missing from the census. */
    public void stop() {
        stopped.set(true);
    }

    long nanos() {
        return nanoClock.getAsLong();
    }

    boolean isStopped() {
        return stopped.get();
    }

    void scopeDone() {
        scopesDone.increment();
    }

    void listed(long more) {
        instances.add(more);
    }

    void measured(long more) {
        volumes.add(more);
    }

    void called(Calls calls) {
        requests.add(calls.requests());
        throttled.add(calls.throttled());
    }
}
