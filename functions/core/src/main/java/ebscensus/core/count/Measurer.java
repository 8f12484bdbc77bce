package ebscensus.core.count;

import static java.util.stream.Gatherers.mapConcurrent;
import static java.util.stream.Gatherers.windowFixed;

import ebscensus.core.census.CountedVolumes;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
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
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.Reach;
import ebscensus.core.plan.Share;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
    private final CountedVolumes counted;

    public Measurer(Inventory inventory, Concurrency concurrency, Progress progress) {
        this(inventory, concurrency, progress, CountedVolumes.NONE);
    }

    /** @param counted receives each volume of a chunk once */
    public Measurer(Inventory inventory, Concurrency concurrency, Progress progress, CountedVolumes counted) {
        this.inventory = inventory;
        this.concurrency = concurrency;
        this.progress = progress;
        this.counted = counted;
    }

    /**
     * All shares of the chunk, several at once. Pages of volumes are read until two thirds of the worker's time have passed; what
     * remains is left to the volumes of instances, which then have the whole budget.
     */
    public Partial measure(Chunk chunk) {
        var entered = inventory.as(chunk.role());
        var deadline = Deadline.in(PlanPolicy.DEFAULT.longestRun(), progress);
        return Partial.of(
                concurrency.acrossScopes(chunk.shares(), share -> measure(entered, share, deadline)).stream());
    }

    private ScopePartial measure(Inventory entered, Share share, Deadline deadline) {
        var instances = share.groups().stream().flatMap(InstanceGroup::stream);
        var tally = tally(share.scope(), share.tags());
        var partial = measure(entered, tally, share.reach(), instances, share.budget(), deadline);
        progress.scopeDone(share.scope());
        return partial;
    }

    /** An empty tally for the scope. */
    ScopeTally tally(Scope scope, Collection<Dimension> tags) {
        return new ScopeTally(scope, tags, counted);
    }

    /**
     * Measures one scope with the filters of the request.
     *
     * @param tally see {@link #tally}
     * @param walk which has not been begun
     */
    ScopePartial measure(CensusRequest request, ScopeTally tally, FleetWalk walk) {
        progress.scopeBegun(tally.scope());
        var budget = Budget.ofCallsPerSecond(request.callsPerSecond());
        var entered = inventory.as(request.role());
        var deadline = Deadline.none(progress);
        if (!request.countsOthers()) {
            return measure(entered, tally, Reach.ATTACHED, walk.stream(), budget, deadline);
        }
        var first = walk.next(Reach.INSTANCES_OF_A_WHOLE_SCOPE);
        var reach = walk.goesOn() ? Reach.ATTACHED_AND_OTHERS : Reach.of(first.size(), walk.isWhole());
        return measure(entered, tally, reach, Stream.concat(first.stream(), walk.stream()), budget, deadline);
    }

    /** Reads all sources at once. */
    private ScopePartial measure(
            Inventory entered,
            ScopeTally tally,
            Reach reach,
            Stream<LabelledInstance> instances,
            Budget budget,
            Deadline deadline) {
        long startedAt = progress.nanos();
        var volumes = entered.volumes(tally.scope(), budget);
        var pages = new VolumePages(tally, progress, deadline);
        if (reach.hasOthers()) {
            tally.expectOthers();
        }
        var sources = new ArrayList<Runnable>();
        sources.add(() -> {
            var toAsk = reach == Reach.WHOLE_SCOPE ? notMeasured(instances.toList(), volumes, pages) : instances;
            addBatches(volumes, tally, toAsk, budget);
            new SecondLook(entered, volumes, budget, progress).at(tally, callsInFlight(budget));
        });
        if (reach == Reach.ATTACHED_AND_OTHERS) {
            sources.add(() -> pages.add(Source.OTHERS, volumes.others(), Use.UNATTACHED));
        }
        if (reach.hasOthers()) {
            sources.add(() -> pages.add(Source.RECYCLE_BIN, volumes.recycleBin(), Use.RECYCLE_BIN));
        }
        sources.stream().gather(mapConcurrent(sources.size(), Measurer::run)).forEach(_ -> {});
        tally.close();
        return tally.partial(Duration.ofNanos(progress.nanos() - startedAt));
    }

    /** Reads all volumes of a scope, and returns the instances whose volumes must nevertheless be requested. */
    private static Stream<LabelledInstance> notMeasured(
            List<LabelledInstance> instances, Volumes volumes, VolumePages pages) {
        return pages.addAll(volumes.all(), instances) ? Stream.empty() : instances.stream();
    }

    private static Runnable run(Runnable source) {
        source.run();
        return source;
    }

    /** Takes instances as calls become free, so a listing may continue meanwhile. */
    private void addBatches(Volumes volumes, ScopeTally tally, Stream<LabelledInstance> instances, Budget budget) {
        var failure = new AtomicReference<@Nullable Missing>();
        instances
                .gather(windowFixed(Volumes.INSTANCES_PER_BATCH))
                .gather(mapConcurrent(callsInFlight(budget), batch -> ask(volumes, tally.scope(), batch, failure)))
                .forEach(answer -> add(answer, tally));
    }

    private int callsInFlight(Budget budget) {
        return Math.min(budget.callsAtOnce(), concurrency.callsPerScope());
    }

    /**
     * @param failure the failure of another batch; the scope is then incomplete, and the following batches are not requested
     */
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
