package ebscensus.core.plan;

import ebscensus.core.census.Partial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The store of one run in memory, with nothing written yet. Thread-safe. */
public final class FakeRunStore implements RunStore {
    private final AtomicReference<Optional<RunPlan>> plan = new AtomicReference<>(Optional.empty());
    private final Map<Integer, Chunk> chunks = new ConcurrentHashMap<>();
    private final Map<Integer, Partial> partials = new ConcurrentHashMap<>();
    private final Map<String, EndedRun> ends = new ConcurrentHashMap<>();
    private final Map<Integer, String> losses = new ConcurrentHashMap<>();

    @Override
    public void writePlan(RunPlan written) {
        plan.set(Optional.of(written));
    }

    @Override
    public RunPlan readPlan() {
        return plan.get().orElseThrow(() -> new NoSuchElementException("no plan"));
    }

    @Override
    public void writeChunks(Plan written) {
        written.chunks().forEach(chunk -> chunks.put(chunk.number(), chunk));
    }

    @Override
    public Chunk readChunk(int number) {
        return Optional.ofNullable(chunks.get(number))
                .orElseThrow(() -> new NoSuchElementException("no chunk " + number));
    }

    @Override
    public void writePartial(int chunk, Partial partial) {
        partials.put(chunk, partial);
    }

    @Override
    public Optional<Partial> readPartial(int chunk) {
        return Optional.ofNullable(partials.get(chunk));
    }

    @Override
    public Optional<String> readLoss(int chunk) {
        return Optional.ofNullable(losses.get(chunk));
    }

    @Override
    public void writeEnd(EndedRun end) {
        recordEnd(end.run().split("/", 2)[0], end);
    }

    @Override
    public Optional<EndedRun> readEnd(String execution) {
        return Optional.ofNullable(ends.get(execution));
    }

    /** What the store of another execution has written. */
    public void recordEnd(String execution, EndedRun end) {
        ends.put(execution, end);
    }

    /** What the state machine does when it gives a chunk up. */
    public void recordLoss(int chunk, String error) {
        losses.put(chunk, error);
    }

    /** The items of the Map state. */
    public List<Integer> chunkNumbers() {
        var numbers = new ArrayList<>(chunks.keySet());
        numbers.sort(null);
        return List.copyOf(numbers);
    }
}
