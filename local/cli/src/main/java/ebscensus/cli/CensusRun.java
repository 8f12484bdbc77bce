package ebscensus.cli;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.aws.AwsInventory;
import ebscensus.core.census.Census;
import ebscensus.core.census.CountedVolumes;
import ebscensus.core.census.Report;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver;
import ebscensus.core.inventory.Prices;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.report.Cause;
import ebscensus.report.money.Bill;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs one census and writes its report. The report is written only once: when the census ends, or earlier if an interrupted
 * census does not end in time.
 */
final class CensusRun {
    private final Console console;
    private final InstantSource clock;
    private final Presentation presentation;
    private final PriceOptions.Source prices;
    private final @Nullable ResultFile file;
    private final @Nullable VolumesFile volumes;
    private final AwsInventory inventory;
    private final CensusRequest request;
    private final Progress progress;
    private final InProcessCensus census;
    private final Instant started;
    private volatile long scopes;
    private volatile @Nullable Caller caller;
    private volatile SortedMap<String, String> accountNames = Collections.emptySortedMap();
    private final Queue<String> notThere = new ConcurrentLinkedQueue<>();

    @GuardedBy("this")
    private boolean delivered;

    /** @param clock the clock for the times of the report */
    CensusRun(
            Console console,
            InstantSource clock,
            Presentation presentation,
            PriceOptions.Source prices,
            @Nullable ResultFile file,
            @Nullable VolumesFile volumes,
            AwsInventory inventory,
            CensusRequest request,
            Progress progress) {
        this.console = console;
        this.clock = clock;
        this.presentation = presentation;
        this.prices = prices;
        this.file = file;
        this.volumes = volumes;
        this.inventory = inventory.heardBy(new Heard());
        this.request = request;
        this.progress = progress;
        this.census = new InProcessCensus(
                this.inventory, Concurrency.DEFAULT, progress, volumes == null ? CountedVolumes.NONE : volumes);
        this.started = clock.instant();
    }

    /** The number of scopes to count; 0 while the number is not known. */
    long scopes() {
        return scopes;
    }

    /**
     * Counts and writes the report.
     *
     * @param onCounted called when the count has ended, before anything is written
     */
    Verdict count(Runnable onCounted) {
        var asking = inventory.caller();
        caller = asking;
        var own = new Scope(asking.account(), inventory.ownRegion());
        var resolved = new ScopeResolver(inventory, Concurrency.DEFAULT, own, progress).resolve(request);
        scopes = resolved.scopes().size();
        accountNames = resolved.accountNames();
        if (volumes != null) {
            volumes.name(resolved.accountNames());
        }
        var counted = census.count(request, resolved);
        var refusal = NoNumber.of(counted);
        var priced =
                refusal.isPresent() ? Prices.NOT_ASKED : prices.of(inventory).prices(Bill.locations(counted));
        onCounted.run();
        refusal.ifPresent(reason -> {
            throw new CannotRun(reason);
        });
        deliverBoth(counted, priced);
        progress.undivided().forEach((scope, why) -> console.warn(Cause.ofSlowness(scope, why)));
        new Oversights(request, counted, List.copyOf(notThere)).lines().forEach(console::warn);
        return counted.verdict();
    }

    /**
     * Reports a failure to write the file of {@code --volumes} only after the report is delivered, because such a failure must
     * not prevent the report.
     */
    private void deliverBoth(Census counted, Prices priced) {
        if (volumes == null) {
            deliver(counted, priced);
            return;
        }
        volumes.finish();
        deliver(counted, priced);
        console.err().println(volumes.outcome());
    }

    /**
     * Writes a report of what has been counted so far, even if calls are still in flight. The file of {@code --volumes} is
     * abandoned, because the volumes of the calls in flight would be missing from it and the file could not show this.
     */
    void reportSoFar() {
        try {
            var counted = census.soFar(request);
            deliver(counted, prices.atOnce().prices(Bill.locations(counted)));
            if (volumes != null && volumes.abandon()) {
                console.warn("--volumes: " + volumes
                        + " is not written, because calls were still in flight when the census ended");
            }
        } catch (CannotRun e) {
            console.warn(Errors.message(e));
        }
    }

    private synchronized void deliver(Census counted, Prices priced) {
        if (delivered) {
            return;
        }
        delivered = true;
        var report = new Report(caller, request, started, clock.instant(), counted, accountNames, null);
        Result result = presentation.of(report, priced);
        if (file == null) {
            console.print(result);
        } else {
            write(result, file);
            console.err().println(counted.verdict() + ": written to " + file);
        }
        presentation.writePage(report, priced);
    }

    /** Writes the result to the file. If that fails, for example on a full disk, prints it, so that it is not lost. */
    private void write(Result result, ResultFile to) {
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
