package ebscensus.core.count;

import static java.util.stream.Gatherers.mapConcurrent;
import static java.util.stream.Gatherers.windowFixed;

import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.count.BatchAnswer.Answered;
import ebscensus.core.count.BatchAnswer.Unanswered;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Pages;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.plan.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests the volumes of one scope within one budget, and adds the volumes up. */
final class ScopeMeasurement {
    private final Inventory entered;
    private final Volumes volumes;
    private final Budget budget;
    private final ScopeTally tally;
    private final Progress progress;
    private final int callsInFlight;

    /** @param entered the inventory that assumes the role of the request */
    ScopeMeasurement(Inventory entered, Budget budget, ScopeTally tally, Progress progress, Concurrency concurrency) {
        this.entered = entered;
        this.volumes = entered.volumes(tally.scope(), budget);
        this.budget = budget;
        this.tally = tally;
        this.progress = progress;
        this.callsInFlight = Math.min(budget.callsAtOnce(), concurrency.callsPerScope());
    }

    /** All volumes of the scope, attached or not. */
    Pages<Volume> allVolumes() {
        return volumes.all();
    }

    /**
     * Reads all sources that the reach includes, at the same time.
     *
     * @param all the pages of {@link #allVolumes}, used only if the reach is {@link Reach#WHOLE_SCOPE}
     * @param deadline the time limit for reading page by page
     */
    void read(Reach reach, Stream<LabelledInstance> instances, Pages<Volume> all, Deadline deadline) {
        var pages = new VolumePages(tally, progress, deadline);
        if (reach.hasOthers()) {
            tally.expectOthers();
        }
        var sources = new ArrayList<Runnable>();
        sources.add(() -> {
            addBatches(reach == Reach.WHOLE_SCOPE ? pages.addAll(all, instances.toList()).stream() : instances);
            new SecondLook(entered, volumes, budget, progress).at(tally, callsInFlight);
        });
        if (reach == Reach.ATTACHED_AND_OTHERS) {
            sources.add(() -> pages.add(Source.OTHERS, volumes.others(), Use.UNATTACHED));
        }
        if (reach.hasOthers()) {
            sources.add(() -> pages.add(Source.RECYCLE_BIN, volumes.recycleBin(), Use.RECYCLE_BIN));
        }
        sources.stream()
                .gather(mapConcurrent(sources.size(), ScopeMeasurement::run))
                .forEach(_ -> {});
    }

    private static Runnable run(Runnable source) {
        source.run();
        return source;
    }

    /**
     * Takes instances from the stream only when another call may start. The first volumes can thus arrive before all instances
     * are listed.
     */
    private void addBatches(Stream<LabelledInstance> instances) {
        var failure = new AtomicReference<@Nullable Missing>();
        instances
                .gather(windowFixed(Volumes.INSTANCES_PER_BATCH))
                .gather(mapConcurrent(callsInFlight, batch -> ask(batch, failure)))
                .forEach(this::add);
    }

    /**
     * @param failure contains the reason why an earlier batch has failed, or null if none has failed; after a failure, the
     *     scope is incomplete in any case, so no more batches are requested
     */
    private BatchAnswer ask(List<LabelledInstance> batch, AtomicReference<@Nullable Missing> failure) {
        var earlier = failure.get();
        if (earlier != null) {
            return new Unanswered(earlier, Calls.NONE);
        }
        if (progress.isStopped()) {
            return new Unanswered(new Interrupted(), Calls.NONE);
        }
        var answer = BatchAnswer.ask(volumes, batch);
        progress.called(tally.scope(), answer.calls());
        switch (answer) {
            case Answered(var _, var found) ->
                progress.measured(tally.scope(), batch.size(), found.volumes().size());
            case Unanswered(var why, var _) -> failure.compareAndSet(null, why);
        }
        return answer;
    }

    private void add(BatchAnswer answer) {
        switch (answer) {
            case Answered(var batch, var found) -> tally.add(batch, found);
            case Unanswered(var why, var calls) -> {
                tally.called(calls);
                tally.fail(why);
            }
        }
    }
}
