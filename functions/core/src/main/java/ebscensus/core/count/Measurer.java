package ebscensus.core.count;

import static java.util.stream.Gatherers.mapConcurrent;
import static java.util.stream.Gatherers.windowFixed;

import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.count.BatchAnswer.Answered;
import ebscensus.core.count.BatchAnswer.Unanswered;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.plan.Share;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures instances: requests their volumes in batches, with many calls in flight on virtual threads, and adds them up. A
 * failure is recorded for its scope and does not affect the others.
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

    /** Measures all shares of the chunk, several at a time. */
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
     * Measures one scope with the filters of the request.
     *
     * @param tally an empty one
     */
    ScopePartial measure(CensusRequest request, ScopeTally tally, Stream<LabelledInstance> instances) {
        progress.scopeBegun(tally.scope());
        var budget = Budget.ofCallsPerSecond(request.callsPerSecond());
        return measure(inventory.as(request.role()), tally, instances, budget);
    }

    /** Takes instances as calls become free, so a listing may continue meanwhile. */
    private ScopePartial measure(
            Inventory entered, ScopeTally tally, Stream<LabelledInstance> instances, Budget budget) {
        long startedAt = progress.nanos();
        var volumes = entered.volumes(tally.scope(), budget);
        var failure = new AtomicReference<@Nullable Missing>();
        instances
                .gather(windowFixed(Volumes.INSTANCES_PER_BATCH))
                .gather(mapConcurrent(callsInFlight(budget), batch -> ask(volumes, tally.scope(), batch, failure)))
                .forEach(answer -> add(answer, tally));
        new SecondLook(entered, volumes, budget, progress).at(tally, callsInFlight(budget));
        return tally.partial(Duration.ofNanos(progress.nanos() - startedAt));
    }

    private int callsInFlight(Budget budget) {
        return Math.min(budget.callsAtOnce(), concurrency.callsPerScope());
    }

    /** @param failure why another batch has failed: the scope is not whole then, and those that follow are not asked about */
    private BatchAnswer ask(
            Volumes volumes, Scope scope, List<LabelledInstance> batch, AtomicReference<@Nullable Missing> failure) {
        var earlier = failure.get();
        if (earlier != null) {
            return new Unanswered(earlier, Calls.NONE);
        }
        if (progress.isStopped()) {
            return new Unanswered(new Interrupted(), Calls.NONE);
        }
        var answer = BatchAnswer.ask(volumes, batch);
        progress.called(scope, answer.calls());
        switch (answer) {
            case Answered(var _, var found) ->
                progress.measured(scope, batch.size(), found.volumes().size());
            case Unanswered(var why, var _) -> failure.compareAndSet(null, why);
        }
        return answer;
    }

    private static void add(BatchAnswer answer, ScopeTally tally) {
        switch (answer) {
            case Answered(var batch, var found) -> tally.add(batch, found);
            case Unanswered(var why, var calls) -> tally.fail(why, calls);
        }
    }
}
