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

/** Records the progress of a census, and can stop the census. Thread-safe. */
public final class Progress {
    /** A scope is shown as throttled after EC2 has refused every call for this long. Our own choice: shorter times are normal. */
    private static final long LONG_WAIT_NANOS = Duration.ofSeconds(2).toNanos();

    private final Map<Scope, ScopeProgress> underWay = new ConcurrentHashMap<>();
    private final Map<Scope, Missing> undivided = new ConcurrentHashMap<>();
    private final LongAdder accountsEntered = new LongAdder();
    private final LongAdder scopesDone = new LongAdder();
    private final LongAdder instances = new LongAdder();
    private final LongAdder volumes = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongSupplier nanoClock;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile int accounts;

    public Progress() {
        this(System::nanoTime);
    }

    /** @param nanoClock a clock that behaves like {@link System#nanoTime} */
    public Progress(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /**
     * The progress at one moment.
     *
     * @param scopesUnderWay for each unfinished scope, the fraction (0 to 1) of its instances that have been measured, added up
     *     over these scopes; the fraction is 0 until all instances of the scope have been listed
     * @param instances the number of instances listed so far
     * @param volumes the number of volumes in the responses so far; a volume in several batches counts several times
     * @param throttled the scopes, sorted, in which EC2 has refused every call for at least two seconds
     */
    public record Snapshot(
            long scopesDone, double scopesUnderWay, long instances, long volumes, Calls calls, List<Scope> throttled) {}

    public Snapshot snapshot() {
        long refused = throttled.sum();
        return new Snapshot(
                scopesDone.sum(),
                underWay.values().stream().mapToDouble(ScopeProgress::done).sum(),
                instances.sum(),
                volumes.sum(),
                new Calls(Math.max(requests.sum(), refused), refused),
                throttled());
    }

    /**
     * The large scopes that are listed slowly, one page after another, because their fleets could not be divided. Each value is
     * the reason.
     */
    public SortedMap<Scope, Missing> undivided() {
        return new TreeMap<>(undivided);
    }

    /**
     * The progress of finding the accounts and regions to count.
     *
     * @param entered the number of accounts whose regions are known or cannot be determined, for example because the role
     *     cannot be assumed
     * @param all the number of all accounts to count; 0 until it is known
     */
    public record Accounts(long entered, int all) {}

    public Accounts accounts() {
        return new Accounts(accountsEntered.sum(), accounts);
    }

    /** Records that EC2 throttled a call in this scope. The call will be retried. */
    public void refused(Scope scope) {
        of(scope, progress -> progress.refused(nanos()));
    }

    /**
     * Stops the census. Calls in flight are completed, but no new calls start, and everything that has not been measured by
     * then is reported as missing.
     */
    public void stop() {
        stopped.set(true);
    }

    long nanos() {
        return nanoClock.getAsLong();
    }

    boolean isStopped() {
        return stopped.get();
    }

    void accountsFound(int all) {
        accounts = all;
    }

    void accountEntered() {
        accountsEntered.increment();
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

    /** @param seen the number of volumes in the new responses */
    void measured(Scope scope, long more, long seen) {
        volumes.add(seen);
        of(scope, progress -> progress.measured(more));
    }

    /** @param calls the calls that have ended */
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

    /**
     * Passes an event to the progress of its scope. If {@link #scopeBegun} was not called for the scope, the event is ignored.
     * Workers never call {@code scopeBegun}, because nobody watches their progress.
     */
    private void of(Scope scope, Consumer<ScopeProgress> event) {
        var progress = underWay.get(scope);
        if (progress != null) {
            event.accept(progress);
        }
    }
}
