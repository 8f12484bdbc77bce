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

/** Runs many rows, two at a time: a process that starts is all CPU. */
final class Pool implements AutoCloseable {
    private static final int AT_ONCE = 2;

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
        trials.put(key(row, command), threads.submit(() -> Trial.of(row, command, ca, folder)));
    }

    /** Waits for what was started. */
    Trial trial(Row row, List<String> command) throws InterruptedException, ExecutionException {
        return Objects.requireNonNull(trials.get(key(row, command))).get();
    }

    Trial run(Row row, List<String> command) throws InterruptedException, ExecutionException {
        start(row, command);
        return trial(row, command);
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
