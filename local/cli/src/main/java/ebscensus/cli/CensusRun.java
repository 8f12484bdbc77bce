package ebscensus.cli;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.aws.AwsInventory;
import ebscensus.core.census.Census;
import ebscensus.core.census.Report;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.report.Cause;
import ebscensus.report.Overview;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One census and its report. The report is written once: when the census ends, or by an interrupt if that takes too long.
 */
final class CensusRun {
    private final Console console;
    private final OutputFormat output;
    private final @Nullable ResultFile file;
    private final AwsInventory inventory;
    private final CensusRequest request;
    private final Progress progress;
    private final InProcessCensus census;
    private final Instant started;
    private volatile long scopes;
    private volatile @Nullable Caller caller;
    private final Queue<String> notThere = new ConcurrentLinkedQueue<>();

    @GuardedBy("this")
    private boolean delivered;

    CensusRun(
            Console console,
            OutputFormat output,
            @Nullable ResultFile file,
            AwsInventory inventory,
            CensusRequest request,
            Progress progress) {
        this.console = console;
        this.output = output;
        this.file = file;
        this.inventory = inventory.heardBy(new Heard());
        this.request = request;
        this.progress = progress;
        this.census = new InProcessCensus(this.inventory, Concurrency.DEFAULT, progress);
        this.started = console.clock().instant();
    }

    /** The number of scopes to count; 0 while it is not known. */
    long scopes() {
        return scopes;
    }

    /**
     * Counts and writes the report.
     *
     * @param onCounted called before anything is written
     */
    Verdict count(Runnable onCounted) {
        var asking = inventory.caller();
        caller = asking;
        var own = new Scope(asking.account(), inventory.ownRegion());
        var resolved = new ScopeResolver(inventory, Concurrency.DEFAULT, own, progress).resolve(request);
        scopes = resolved.scopes().size();
        var counted = census.count(request, resolved);
        onCounted.run();
        NoNumber.of(counted).ifPresent(reason -> {
            throw new CannotRun(reason);
        });
        deliver(counted);
        progress.undivided().forEach((scope, why) -> console.warn(Cause.ofSlowness(scope, why)));
        new Oversights(request, counted, List.copyOf(notThere)).lines().forEach(console::warn);
        return counted.verdict();
    }

    /** Writes what has been counted so far, even if calls are still in flight. */
    void reportSoFar() {
        try {
            deliver(census.soFar(request));
        } catch (CannotRun e) {
            console.warn(Errors.message(e));
        }
    }

    private synchronized void deliver(Census counted) {
        if (delivered) {
            return;
        }
        delivered = true;
        var report = new Report(caller, request, started, console.clock().instant(), counted);
        byte[] result = output.write(Overview.of(report));
        if (file == null) {
            console.print(result);
        } else {
            write(result, file);
            console.err().println(counted.verdict() + ": written to " + file);
        }
    }

    /** Prints the result if the file cannot be written, so that a full disk does not lose it. */
    private void write(byte[] result, ResultFile to) {
        try {
            to.write(result);
        } catch (CannotRun e) {
            console.print(result);
            throw new CannotRun(Errors.message(e) + "; the result is on standard output instead", e);
        }
    }

    private final class Heard implements AwsInventory.Listener {
        @Override
        public void refused(Scope scope) {
            progress.refused(scope);
        }

        @Override
        public void notThere(String account) {
            notThere.add(account);
        }
    }
}
