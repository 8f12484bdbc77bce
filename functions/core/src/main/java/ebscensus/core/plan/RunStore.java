package ebscensus.core.plan;

import ebscensus.core.census.Partial;
import java.util.Optional;

/**
 * What the functions of one run hand to each other. Everything is written whole; writing again replaces. Thread-safe. A store that
 * cannot be reached throws an unchecked exception of its own.
 */
public interface RunStore {
    void writePlan(RunPlan plan);

    /** @throws java.util.NoSuchElementException if the run has no plan */
    RunPlan readPlan();

    /** Also lists the chunks for the Map state, one item a line. */
    void writeChunks(Plan plan);

    /** @throws java.util.NoSuchElementException if the run has no such chunk */
    Chunk readChunk(int number);

    void writePartial(int chunk, Partial partial);

    /** Empty if no worker has finished the chunk. */
    Optional<Partial> readPartial(int chunk);

    /** Why a chunk's worker was given up, if the state machine recorded one. */
    Optional<String> readLoss(int chunk);

    /** Leaves word of this run under the name of its execution, for as long as its report is kept. */
    void writeEnd(EndedRun end);

    /**
     * Where another execution left its run; empty if none of this name has written a report.
     *
     * @param execution its name, as Step Functions knows it
     */
    Optional<EndedRun> readEnd(String execution);
}
