package ebscensus.core.count;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How far a census has come, for whoever watches it, and the way to stop it. Thread-safe. */
public final class Progress {
    /** Short waits are a part of every throttled census; our own choice. */
    private static final long LONG_WAIT_NANOS = Duration.ofSeconds(2).toNanos();

    private final Map<Scope, ScopeProgress> underWay = new ConcurrentHashMap<>();
    private final Map<Scope, Missing> undivided = new ConcurrentHashMap<>();
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
     * @param scopesUnderWay what is done of scopes that are under way, in scopes: of each, the measured part of its instances, once
     *     it is known how many there are
     * @param instances listed so far
     * @param volumes seen so far; one that several batches saw counts each time
     * @param throttled scopes to which EC2 has given nothing but refusals for two seconds or longer, sorted
     */
    public record Snapshot(
            long scopesDone, double scopesUnderWay, long instances, long volumes, Calls calls, List<Scope> throttled) {}

    public Snapshot snapshot() {
        long refused = throttled.sum();
        return new Snapshot(
                scopesDone.sum(),
                underWay.values().stream().mapToDouble(ScopeProgress::share).sum(),
                instances.sum(),
                volumes.sum(),
                new Calls(Math.max(requests.sum(), refused), refused),
                throttled());
    }

    /** Why scopes of many instances are listed slowly, one page after another, that could have been divided but for this. */
    public SortedMap<Scope, Missing> undivided() {
        return new TreeMap<>(undivided);
    }

    /** EC2 has just refused a call of this scope for its rate; the call will be tried again. */
    public void refused(Scope scope) {
        of(scope, progress -> progress.refused(nanos()));
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

    void scopeBegun(Scope scope) {
        underWay.put(scope, new ScopeProgress());
    }

    void scopeDone(Scope scope) {
        underWay.remove(scope);
        scopesDone.increment();
    }

    void listed(Scope scope, long more) {
        instances.add(more);
        of(scope, progress -> progress.listed(more));
    }

    void undivided(Scope scope, Missing why) {
        undivided.put(scope, why);
    }

    void listedAll(Scope scope) {
        of(scope, ScopeProgress::listedAll);
    }

    /** @param seen volumes */
    void measured(Scope scope, long more, long seen) {
        volumes.add(seen);
        of(scope, progress -> progress.measured(more));
    }

    /** @param calls that have ended */
    void called(Scope scope, Calls calls) {
        called(calls);
        of(scope, ScopeProgress::answered);
    }

    void called(Calls calls) {
        requests.add(calls.requests());
        throttled.add(calls.throttled());
    }

    private List<Scope> throttled() {
        long now = nanos();
        return underWay.entrySet().stream()
                .filter(entry -> entry.getValue().isRefusedFor(LONG_WAIT_NANOS, now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Nothing is kept of a scope that nobody said has begun: a worker that only lists has nobody who watches. */
    private void of(Scope scope, Consumer<ScopeProgress> event) {
        var progress = underWay.get(scope);
        if (progress != null) {
            event.accept(progress);
        }
    }
}
