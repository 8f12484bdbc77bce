package ebscensus.core.count;

import ebscensus.core.census.CountedVolumes;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Volume;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.Reach;
import ebscensus.core.plan.Share;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * Measures instances: requests their volumes, with many calls in flight on virtual threads, and adds the volumes up. A failure
 * is recorded for its scope and does not affect the other scopes.
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
     * Measures the chunk's part of each scope, several scopes at the same time. After two thirds of the worker's time limit, no
     * more pages of volumes are read, so that the batches of instances have the remaining time and the whole budget.
     */
    public Partial measure(Chunk chunk) {
        var entered = inventory.as(chunk.role());
        var deadline = Deadline.in(PlanPolicy.DEFAULT.longestRun(), progress);
        return Partial.of(
                concurrency.acrossScopes(chunk.shares(), share -> measure(entered, share, deadline)).stream());
    }

    private ScopePartial measure(Inventory entered, Share share, Deadline deadline) {
        long startedAt = progress.nanos();
        var tally = tally(share.scope(), share.tags());
        var measurement = measurement(entered, share.budget(), tally);
        var instances = share.groups().stream().flatMap(InstanceGroup::stream);
        measurement.read(share.reach(), instances, measurement.allVolumes(), deadline);
        progress.scopeDone(share.scope());
        return end(tally, startedAt);
    }

    /** An empty tally for the scope. */
    ScopeTally tally(Scope scope, Collection<Dimension> tags) {
        return new ScopeTally(scope, tags, counted);
    }

    /**
     * Measures the instances of one scope while the walk lists them.
     *
     * @param tally see {@link #tally}
     * @param walk a walk that has not read a page yet
     */
    ScopePartial measure(CensusRequest request, ScopeTally tally, FleetWalk walk) {
        progress.scopeBegun(tally.scope());
        long startedAt = progress.nanos();
        var measurement =
                measurement(inventory.as(request.role()), Budget.ofCallsPerSecond(request.callsPerSecond()), tally);
        if (request.countsOthers()) {
            readWithOthers(measurement, tally, walk);
        } else {
            measurement.read(Reach.ATTACHED, walk.stream(), measurement.allVolumes(), Deadline.none(progress));
        }
        return end(tally, startedAt);
    }

    /**
     * The first pages of volumes are read while the first instances are listed, so that a small scope takes no longer than if
     * only its attached volumes were requested. In a large scope, the pages that were read ahead are discarded.
     */
    private void readWithOthers(ScopeMeasurement measurement, ScopeTally tally, FleetWalk walk) {
        var all = new ReadAhead<>(measurement.allVolumes(), progress);
        var first = walk.next(Reach.MOST_INSTANCES_AT_ONCE);
        var reach = walk.goesOn()
                ? Reach.ATTACHED_AND_OTHERS
                : Reach.of(first.size(), walk.isWhole(), Reach.MOST_INSTANCES_AT_ONCE);
        if (reach != Reach.WHOLE_SCOPE) {
            close(all, tally);
        }
        measurement.read(reach, Stream.concat(first.stream(), walk.stream()), all, Deadline.none(progress));
        close(all, tally);
    }

    private void close(ReadAhead<Volume> ahead, ScopeTally tally) {
        var unused = ahead.close();
        progress.called(tally.scope(), unused);
        tally.called(unused);
    }

    private ScopeMeasurement measurement(Inventory entered, Budget budget, ScopeTally tally) {
        return new ScopeMeasurement(entered, budget, tally, progress, concurrency);
    }

    private ScopePartial end(ScopeTally tally, long startedAt) {
        tally.close();
        return tally.partial(Duration.ofNanos(progress.nanos() - startedAt));
    }
}
