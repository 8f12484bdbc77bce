package ebscensus.core.count;

import static java.util.stream.Gatherers.mapConcurrent;
import static java.util.stream.Gatherers.windowFixed;

import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.plan.Share;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Measures instances: asks for their volumes in batches, many calls in flight on virtual threads, and adds up. A scope that
 * fails is recorded with its cause and does not disturb the others.
 */
public final class Measurer {
    private final Inventory inventory;
    private final Concurrency concurrency;
    private final Progress progress;

    public Measurer(Inventory inventory, Concurrency concurrency, Progress progress) {
        this.inventory = inventory;
        this.concurrency = concurrency;
        this.progress = progress;
    }

    /** All shares of the chunk, several at once. */
    public Partial measure(Chunk chunk) {
        var entered = inventory.as(chunk.role());
        return Partial.of(concurrency.acrossScopes(chunk.shares(), share -> measure(entered, share)).stream());
    }

    private ScopePartial measure(Inventory entered, Share share) {
        var instances = share.groups().stream().flatMap(InstanceGroup::stream);
        var partial = measure(entered, new ScopeTally(share.scope(), share.tags()), instances, share.budget());
        progress.scopeDone(share.scope());
        return partial;
    }

    /**
     * One scope, as the request means it.
     *
     * @param tally of nothing yet
     */
    ScopePartial measure(CensusRequest request, ScopeTally tally, Stream<LabelledInstance> instances) {
        progress.scopeBegun(tally.scope());
        var budget = Budget.ofCallsPerSecond(request.callsPerSecond());
        return measure(inventory.as(request.role()), tally, instances, budget);
    }

    /** The instances are pulled as calls become free, so a listing may go on meanwhile. */
    private ScopePartial measure(
            Inventory entered, ScopeTally tally, Stream<LabelledInstance> instances, Budget budget) {
        long startedAt = progress.nanos();
        var volumes = entered.volumes(tally.scope(), budget);
        var failed = new AtomicBoolean();
        instances
                .gather(windowFixed(Volumes.INSTANCES_PER_BATCH))
                .gather(mapConcurrent(callsInFlight(budget), batch -> ask(volumes, tally.scope(), batch, failed)))
                .forEach(added -> added.accept(tally));
        new SecondLook(entered, volumes, budget, progress).at(tally, callsInFlight(budget));
        return tally.partial(Duration.ofNanos(progress.nanos() - startedAt));
    }

    private int callsInFlight(Budget budget) {
        return Math.min(budget.callsAtOnce(), concurrency.callsPerScope());
    }

    /** Asks on a virtual thread; what it gives is to be run on the thread that owns the tally. */
    private Consumer<ScopeTally> ask(Volumes volumes, Scope scope, List<LabelledInstance> batch, AtomicBoolean failed) {
        if (failed.get()) {
            return _ -> {};
        }
        if (progress.isStopped()) {
            return tally -> tally.fail(new Interrupted(), Calls.NONE);
        }
        try {
            var answer =
                    volumes.attachedTo(batch.stream().map(LabelledInstance::id).toList());
            progress.called(scope, answer.calls());
            progress.measured(scope, batch.size(), answer.volumes().size());
            return tally -> tally.add(batch, answer);
        } catch (ScopeFailure e) {
            failed.set(true);
            progress.called(scope, e.calls());
            return tally -> tally.fail(e.missing(), e.calls());
        }
    }
}
