package ebscensus.statemachine;

import ebscensus.core.census.Partial;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.EndedRun;
import ebscensus.core.plan.Plan;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.plan.RunStore;
import java.util.Optional;

/**
 * A run store of which some operations fail: reads before they are done, writes before or after. For all that can be seen from
 * outside, that is also where a worker is killed in the midst of its work.
 */
record FailingStore(RunStore store, Trouble trouble) implements RunStore {
    /** Whether an operation fails this time. */
    @FunctionalInterface
    interface Trouble {
        /** @param chunk 0 if it is not about one */
        boolean strikes(String operation, int chunk);

        /** @throws Unavailable if it does */
        default void mayStrike(String operation, int chunk) {
            if (strikes(operation, chunk)) {
                throw new Unavailable(operation + " " + chunk);
            }
        }
    }

    /** The store did not answer. */
    static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unavailable(String operation) {
            super(operation);
        }
    }

    @Override
    public void writePlan(RunPlan plan) {
        around("writePlan", 0, () -> store.writePlan(plan));
    }

    @Override
    public RunPlan readPlan() {
        mayFail("readPlan", 0);
        return store.readPlan();
    }

    @Override
    public void writeChunks(Plan plan) {
        around("writeChunks", 0, () -> store.writeChunks(plan));
    }

    @Override
    public Chunk readChunk(int number) {
        mayFail("readChunk", number);
        return store.readChunk(number);
    }

    @Override
    public void writePartial(int chunk, Partial partial) {
        around("writePartial", chunk, () -> store.writePartial(chunk, partial));
    }

    @Override
    public Optional<Partial> readPartial(int chunk) {
        mayFail("readPartial", chunk);
        return store.readPartial(chunk);
    }

    @Override
    public Optional<String> readLoss(int chunk) {
        mayFail("readLoss", chunk);
        return store.readLoss(chunk);
    }

    @Override
    public void writeEnd(EndedRun end) {
        around("writeEnd", 0, () -> store.writeEnd(end));
    }

    @Override
    public Optional<EndedRun> readEnd(String execution) {
        mayFail("readEnd", 0);
        return store.readEnd(execution);
    }

    private void around(String operation, int chunk, Runnable write) {
        mayFail("before " + operation, chunk);
        write.run();
        mayFail("after " + operation, chunk);
    }

    private void mayFail(String operation, int chunk) {
        trouble.mayStrike(operation, chunk);
    }
}
