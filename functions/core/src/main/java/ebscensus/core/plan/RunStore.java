package ebscensus.core.plan;

import ebscensus.core.census.Partial;
import java.util.Optional;

/**
 * The data that the functions of one run exchange. Every write is complete or fails, and replaces what was there. Thread-safe.
 * It throws its own unchecked exception if the store cannot be reached.
 */
public interface RunStore {
    void writePlan(RunPlan plan);

    /** @throws java.util.NoSuchElementException if the run has no plan */
    RunPlan readPlan();

    /** Also writes the list of chunks for the Map state, one on each line. */
    void writeChunks(Plan plan);

    /** @throws java.util.NoSuchElementException if the run has no such chunk */
    Chunk readChunk(int number);

    void writePartial(int chunk, Partial partial);

    /** Empty if no worker has finished the chunk. */
    Optional<Partial> readPartial(int chunk);

    /** Why the state machine gave a chunk's worker up, if it did. */
    Optional<String> readLoss(int chunk);

    /** Records this run under the name of its execution, for as long as its report is kept. */
    void writeEnd(EndedRun end);

    /**
     * The run of another execution; empty if no execution of this name has written a report.
     *
     * @param execution its name in Step Functions
     */
    Optional<EndedRun> readEnd(String execution);
}
