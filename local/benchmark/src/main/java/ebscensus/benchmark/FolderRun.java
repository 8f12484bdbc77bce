package ebscensus.benchmark;

import ebscensus.core.census.Partial;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.EndedRun;
import ebscensus.core.plan.Plan;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.plan.RunStore;
import ebscensus.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Stores the part of a run that a reducer needs, in files of a folder instead of objects of a bucket. */
record FolderRun(Path folder) implements RunStore {
    @Override
    public void writePlan(RunPlan plan) {
        write("plan", plan);
    }

    @Override
    public RunPlan readPlan() {
        return Json.read(bytes("plan"), RunPlan.class);
    }

    @Override
    public void writePartial(int chunk, Partial partial) {
        write("partial-" + chunk, partial);
    }

    @Override
    public Optional<Partial> readPartial(int chunk) {
        return Optional.of(Json.read(bytes("partial-" + chunk), Partial.class));
    }

    @Override
    public void writeEnd(EndedRun end) {
        write("end", end);
    }

    @Override
    public Optional<String> readLoss(int chunk) {
        return Optional.empty();
    }

    @Override
    public void writeChunks(Plan plan) {
        throw new UnsupportedOperationException("the chunks have been measured");
    }

    @Override
    public Chunk readChunk(int number) {
        throw new UnsupportedOperationException("the chunks have been measured");
    }

    @Override
    public Optional<EndedRun> readEnd(String execution) {
        throw new UnsupportedOperationException("no run is completed");
    }

    private void write(String name, Object value) {
        try {
            Files.write(folder.resolve(name), Json.write(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
