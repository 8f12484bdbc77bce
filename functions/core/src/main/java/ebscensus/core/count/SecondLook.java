package ebscensus.core.count;

import static java.util.stream.Gatherers.mapConcurrent;
import static java.util.stream.Gatherers.windowFixed;

import ebscensus.core.count.BatchAnswer.Answered;
import ebscensus.core.count.BatchAnswer.Unanswered;
import ebscensus.core.count.PageChain.Broken;
import ebscensus.core.count.PageChain.Page;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Looks a second time at the instances that had volumes when they were listed but none when they were measured. Most of them
 * were terminated or have lost their volumes. If EC2 still lists an instance with volumes but again shows none of these
 * volumes, EC2 contradicts itself, and the scope is incomplete. If there are no instances to look at, this class makes no call.
 */
final class SecondLook {
    private final Inventory entered;
    private final Volumes volumes;
    private final Budget budget;
    private final Progress progress;

    /**
     * @param budget the scope's budget for one action. For DescribeInstances, this class uses a budget with the same rate but
     *     without a burst, because the listing has already used the burst
     */
    SecondLook(Inventory entered, Volumes volumes, Budget budget, Progress progress) {
        this.entered = entered;
        this.volumes = volumes;
        this.budget = budget;
        this.progress = progress;
    }

    /** @param callsInFlight the maximum number of calls in flight */
    void at(ScopeTally tally, int callsInFlight) {
        var bare = tally.bare();
        if (bare.isEmpty() || tally.hasFailed()) {
            return;
        }
        // The filters of the request are not used, because an instance that has lost the tag that selected it may still
        // have its volumes.
        var fleet = entered.fleet(tally.scope(), CensusRequest.DEFAULT, budget.withoutBurst());
        bare.stream()
                .gather(windowFixed(Fleet.IDS_AT_ONCE))
                .gather(mapConcurrent(callsInFlight, batch -> lookAt(fleet, tally.scope(), batch)))
                .forEach(answer -> add(answer, tally));
        if (!tally.contradicting().isEmpty()) {
            tally.fail(contradiction(fleet, tally.contradicting()));
        }
    }

    private BatchAnswer lookAt(Fleet fleet, Scope scope, List<LabelledInstance> batch) {
        var read = new PageChain<>(
                        fleet.only(batch.stream().map(LabelledInstance::id).toList())
                                .pages(),
                        progress)
                .readToEnd();
        progress.called(scope, read.calls());
        return switch (read) {
            case Broken<Instance>(var why, var calls) -> new Unanswered(why, calls);
            case Page<Instance> page ->
                volumesOf(scope, withVolumes(batch, page)).plus(page.calls());
        };
    }

    private static List<LabelledInstance> withVolumes(List<LabelledInstance> batch, Page<Instance> page) {
        var mapped = page.elements().stream()
                .filter(Instance::expectsVolumes)
                .map(Instance::id)
                .collect(Collectors.toSet());
        return batch.stream().filter(instance -> mapped.contains(instance.id())).toList();
    }

    private BatchAnswer volumesOf(Scope scope, List<LabelledInstance> there) {
        if (there.isEmpty()) {
            return new Answered(there, new Volumes.Batch(List.of(), Calls.NONE));
        }
        var answer = BatchAnswer.ask(volumes, there);
        progress.called(scope, answer.calls());
        if (answer instanceof Answered(var _, var found)) {
            // The progress already includes these instances, but not their volumes.
            progress.measured(scope, 0, found.volumes().size());
        }
        return answer;
    }

    private static void add(BatchAnswer answer, ScopeTally tally) {
        switch (answer) {
            case Answered(var there, var found) -> tally.addSecondLook(there, found);
            case Unanswered(var why, var calls) -> {
                tally.called(calls);
                tally.fail(why);
            }
        }
    }

    /** The failure is transient, because EC2's two responses may agree some seconds later. */
    private Failed contradiction(Fleet fleet, SortedSet<String> instances) {
        boolean isOne = instances.size() == 1;
        String message = "EC2 contradicts itself: " + fleet.action() + " shows EBS volumes of "
                + (isOne ? "an instance" : instances.size() + " instances") + " (" + instances.first()
                + (isOne ? "" : ", …") + "), but " + volumes.action() + " finds none of them, even when asked again";
        return new Failed(volumes.action(), "VolumesNotFound", message, "", true);
    }
}
