package ebscensus.core.count;

import static java.util.stream.Gatherers.mapConcurrent;
import static java.util.stream.Gatherers.windowFixed;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks once more about the instances to which volumes were mapped when they were listed, and of which none was found when they
 * were measured. Most are gone or have lost their volumes in the meantime; of the others the volumes are found now, or EC2
 * contradicts itself and the scope is not complete. Where there are no such instances this costs no call.
 */
final class SecondLook {
    private final Inventory entered;
    private final Volumes volumes;
    private final Budget budget;
    private final Progress progress;

    /** @param budget of the scope for one action; DescribeInstances has one as large of its own, which listing has spent */
    SecondLook(Inventory entered, Volumes volumes, Budget budget, Progress progress) {
        this.entered = entered;
        this.volumes = volumes;
        this.budget = budget;
        this.progress = progress;
    }

    /** @param callsInFlight how many calls may be under way at once */
    void at(ScopeTally tally, int callsInFlight) {
        var bare = tally.bare();
        if (bare.isEmpty() || tally.hasFailed()) {
            return;
        }
        // Whatever the request filters by: an instance may have lost the tag that selected it, and still have its
        // volumes.
        var fleet = entered.fleet(tally.scope(), CensusRequest.DEFAULT, budget.withoutBurst());
        bare.stream()
                .gather(windowFixed(Fleet.IDS_AT_ONCE))
                .gather(mapConcurrent(callsInFlight, batch -> lookAt(fleet, tally.scope(), batch)))
                .forEach(seen -> seen.accept(tally));
    }

    /** Asks on a virtual thread; what it returns is to be run on the thread that owns the tally. */
    private Consumer<ScopeTally> lookAt(Fleet fleet, Scope scope, List<LabelledInstance> batch) {
        var mapped = new HashSet<String>();
        var calls = Calls.NONE;
        var chain = new PageChain(fleet.only(ids(batch)), progress);
        while (!chain.isEnded()) {
            var page = chain.read();
            calls = calls.plus(page.calls());
            page.instances().stream().filter(Instance::expectsVolumes).forEach(instance -> mapped.add(instance.id()));
        }
        progress.called(scope, calls);
        var spent = calls;
        var failure = chain.failure();
        if (failure != null) {
            return tally -> tally.fail(failure, spent);
        }
        var there = batch.stream()
                .filter(instance -> mapped.contains(instance.id()))
                .toList();
        return there.isEmpty()
                ? tally -> tally.spend(spent)
                : volumesOf(scope, there).andThen(tally -> tally.spend(spent));
    }

    private Consumer<ScopeTally> volumesOf(Scope scope, List<LabelledInstance> there) {
        try {
            var answer = volumes.attachedTo(ids(there));
            progress.called(scope, answer.calls());
            // They have been measured once already, without these volumes.
            progress.measured(scope, 0, answer.volumes().size());
            return tally -> tally.addSecondLook(there, answer);
        } catch (ScopeFailure e) {
            progress.called(scope, e.calls());
            return tally -> tally.fail(e.missing(), e.calls());
        }
    }

    private static List<String> ids(List<LabelledInstance> instances) {
        return instances.stream().map(LabelledInstance::id).toList();
    }
}
