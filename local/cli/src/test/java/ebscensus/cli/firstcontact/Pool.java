package ebscensus.cli.firstcontact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs many rows, four at a time on two processors: a process that starts is all CPU, and one that is refused waits. */
final class Pool implements AutoCloseable {
    private static final int AT_ONCE = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<String, Future<Trial>> trials = new LinkedHashMap<>();
    private final Path folder;
    private final PrivateCa ca;

    private Pool(Path folder, PrivateCa ca) {
        this.folder = folder;
        this.ca = ca;
    }

    static Pool in(Path folder) throws IOException, InterruptedException {
        return new Pool(folder, PrivateCa.in(folder));
    }

    /** Does not wait for it. */
    void start(Row row, List<String> command) {
        trials.put(key(row, command), submit(row, command));
    }

    /** Waits for what was started. */
    Trial trial(Row row, List<String> command) throws InterruptedException, ExecutionException {
        return Objects.requireNonNull(trials.get(key(row, command))).get();
    }

    /** Runs one, and waits for it; on any thread. */
    Trial run(Row row, List<String> command) throws InterruptedException, ExecutionException {
        return submit(row, command).get();
    }

    private Future<Trial> submit(Row row, List<String> command) {
        return threads.submit(() -> Trial.of(row, command, ca, folder));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }

    private static String key(Row row, List<String> command) {
        return row.name() + command;
    }
}
