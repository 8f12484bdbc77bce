package ebscensus.benchmark;

import ebscensus.core.inventory.Budget;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.Listing;
import ebscensus.core.plan.Plan;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.Planner;
import ebscensus.core.request.CensusRequest;
import ebscensus.simulator.protocol.Latency;
import java.time.Duration;
import java.util.List;

/**
 * The state machine on a virtual clock: its functions wait for EC2, for their budgets and for their processors, by the
 * planner's own chunks.
 */
final class VirtualRun {
    /** What the workers of the model ask for. */
    static final CensusRequest ATTACHED_ONLY = CensusRequest.DEFAULT.withAttachedOnly(true);

    private final Surroundings surroundings;
    private final VirtualClock clock = new VirtualClock();
    private final VirtualEc2 ec2;
    private Duration asking = Duration.ZERO;
    private Duration longest = Duration.ZERO;
    private Duration childStartedAt = Duration.ZERO;

    /** @param budget of each scope, for each action */
    record Surroundings(Latency latency, VirtualWorker.Settings worker, Overheads overheads, Budget budget) {}

    /**
     * How it went.
     *
     * @param longest time of one function, which Lambda ends after 15 minutes
     * @param requests of EC2
     * @param refused how many of them EC2 would have refused for their rate
     * @param chunks 0 if the fleet was measured where it was listed
     */
    record Result(Duration duration, Duration longest, long requests, long refused, int chunks, RunUsage usage) {
        /** Whether Lambda lets all functions come to their end. */
        boolean ends() {
            return longest.compareTo(PlanPolicy.DEFAULT.workerTimeout()) <= 0;
        }
    }

    private VirtualRun(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.ec2 = new VirtualEc2(clock, surroundings.latency());
    }

    /** The function that lists the fleet measures it too. */
    static Result inProcess(List<Listing> fleet, Surroundings surroundings) {
        var run = new VirtualRun(surroundings);
        var whole = Chunk.whole(fleet, surroundings.budget(), ATTACHED_ONLY);
        run.function(
                (worker, end) ->
                        worker.list(fleet, surroundings.budget(), () -> worker.measure(whole, () -> run.s3(end))),
                run::reduce);
        run.clock.run();
        return run.result(RunUsage.inProcess(run.asking), 0);
    }

    /** The function that lists the fleet plans chunks, and a worker measures each. */
    static Result fanOut(List<Listing> fleet, Surroundings surroundings) {
        var run = new VirtualRun(surroundings);
        var plan = new Planner(PlanPolicy.DEFAULT, surroundings.budget(), ATTACHED_ONLY).plan(fleet);
        run.function(
                (worker, end) -> worker.list(fleet, surroundings.budget(), () -> run.s3(end)), () -> run.map(plan));
        run.clock.run();
        long instances = fleet.stream().mapToLong(Listing::instances).sum();
        int chunks = plan.chunks().size();
        return run.result(RunUsage.divided(instances, chunks, run.asking), chunks);
    }

    private void map(Plan plan) {
        var overheads = surroundings.overheads();
        clock.after(
                overheads.map(),
                () -> VirtualClock.forEach(
                        plan.chunks().iterator(),
                        plan.maxConcurrency(),
                        this::child,
                        () -> clock.after(overheads.map(), this::reduce)));
    }

    /** Children are started one after the other, so fast and no faster. */
    private void child(Chunk chunk, Runnable done) {
        var overheads = surroundings.overheads();
        var interval = Duration.ofSeconds(1).dividedBy(overheads.childrenPerSecond());
        var earliest = childStartedAt.plus(interval);
        childStartedAt = earliest.compareTo(clock.now()) > 0 ? earliest : clock.now();
        clock.after(
                childStartedAt.minus(clock.now()).plus(overheads.child()),
                () -> function((worker, end) -> s3(() -> worker.measure(chunk, () -> s3(end))), done));
    }

    /** Reads the plan, reads the partials, writes the report. */
    private void reduce() {
        var overheads = surroundings.overheads();
        clock.after(overheads.transition().plus(overheads.start()), () -> s3(() -> s3(() -> s3(this::end))));
    }

    private void end() {
        clock.after(surroundings.overheads().transition(), () -> {});
    }

    private void function(Work work, Runnable then) {
        var invokedAt = clock.now();
        clock.after(
                surroundings.overheads().start(),
                () -> work.doIt(new VirtualWorker(clock, ec2, surroundings.worker()), () -> {
                    var took = clock.now().minus(invokedAt);
                    asking = asking.plus(took);
                    longest = took.compareTo(longest) > 0 ? took : longest;
                    clock.after(surroundings.overheads().transition(), then);
                }));
    }

    private void s3(Runnable then) {
        clock.after(surroundings.overheads().s3(), then);
    }

    private Result result(RunUsage usage, int chunks) {
        return new Result(clock.now(), longest, ec2.requests(), ec2.refused(), chunks, usage);
    }

    private interface Work {
        void doIt(VirtualWorker worker, Runnable end);
    }
}
