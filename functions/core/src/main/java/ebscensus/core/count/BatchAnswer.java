package ebscensus.core.count;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.LabelledInstance;
import java.util.List;

/**
 * The result of requesting the volumes of a batch of instances. A virtual thread sends the request; the thread that consumes
 * the stream of batches adds the result to the tally.
 */
sealed interface BatchAnswer {
    /** The calls that the request took. */
    Calls calls();

    /** A copy of this result that includes the other calls. */
    BatchAnswer plus(Calls others);

    record Answered(List<LabelledInstance> batch, Volumes.Batch volumes) implements BatchAnswer {
        @Override
        public Calls calls() {
            return volumes.calls();
        }

        @Override
        public Answered plus(Calls others) {
            return new Answered(batch, new Volumes.Batch(volumes.volumes(), calls().plus(others)));
        }
    }

    record Unanswered(Missing why, Calls calls) implements BatchAnswer {
        @Override
        public Unanswered plus(Calls others) {
            return new Unanswered(why, calls.plus(others));
        }
    }

    /** @param batch 1 to {@link Volumes#INSTANCES_PER_BATCH} instances */
    static BatchAnswer ask(Volumes volumes, List<LabelledInstance> batch) {
        try {
            var ids = batch.stream().map(LabelledInstance::id).toList();
            return new Answered(batch, volumes.attachedTo(ids));
        } catch (ScopeFailure e) {
            return new Unanswered(e.missing(), e.calls());
        }
    }
}
