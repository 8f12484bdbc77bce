package ebscensus.core.plan;

import ebscensus.core.census.Partial;
import java.util.Optional;

/**
 * Stores the data that the functions of one run exchange. A write either succeeds completely or fails. It replaces what an
 * earlier write has stored in the same place. If the store cannot be reached, every method throws the implementation's own
 * unchecked exception. Thread-safe.
 */
public interface RunStore {
    void writePlan(RunPlan plan);

    /** @throws java.util.NoSuchElementException if the run has no plan */
    RunPlan readPlan();

    /** Writes each chunk and, for the Map state, a list with one line for each chunk. A line has the number of the chunk. */
    void writeChunks(Plan plan);

    /** @throws java.util.NoSuchElementException if the run has no such chunk */
    Chunk readChunk(int number);

    void writePartial(int chunk, Partial partial);

    /** The partial of a chunk; empty if no worker has finished the chunk. */
    Optional<Partial> readPartial(int chunk);

    /** Why the state machine gave up on the worker of a chunk; empty if it did not give up. */
    Optional<String> readLoss(int chunk);

    /** Records this run under the name of its execution, for as long as its report is kept. */
    void writeEnd(EndedRun end);

    /**
     * The run and the report of another execution; empty if no execution of this name has written a report.
     *
     * @param execution the name of the execution in Step Functions
     */
    Optional<EndedRun> readEnd(String execution);
}
