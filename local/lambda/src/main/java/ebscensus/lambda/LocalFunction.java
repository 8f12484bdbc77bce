package ebscensus.lambda;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * A function with its execution environments. An invocation uses an idle environment, or starts a new one if none is idle. An
 * environment whose process has ended is not used again. Thread-safe.
 */
public final class LocalFunction implements AutoCloseable {
    private final FunctionSettings function;
    private final Semaphore atOnce;
    private final LinkedBlockingDeque<ExecutionEnvironment> idle = new LinkedBlockingDeque<>();
    private final List<ExecutionEnvironment> all = new CopyOnWriteArrayList<>();

    /** @param mostAtOnce the maximum number of simultaneous invocations; others wait, whereas Lambda would refuse them */
    public LocalFunction(FunctionSettings function, int mostAtOnce) {
        this.function = function;
        this.atOnce = new Semaphore(mostAtOnce, true);
    }

    /** @throws FunctionFailed see {@link ExecutionEnvironment#invoke} */
    public String invoke(String payload) {
        atOnce.acquireUninterruptibly();
        try {
            var environment = environment();
            try {
                return environment.invoke(payload);
            } finally {
                idle.push(environment);
            }
        } finally {
            atOnce.release();
        }
    }

    /** Kills each process that is handling an event for which {@code payload} is true. */
    public void kill(Predicate<String> payload) {
        all.stream()
                .filter(environment -> environment.workingOn().filter(payload).isPresent())
                .forEach(ExecutionEnvironment::kill);
    }

    /** All environments that were ever started, in the order of their starts. */
    public List<ExecutionEnvironment> environments() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        all.forEach(ExecutionEnvironment::close);
    }

    private ExecutionEnvironment environment() {
        for (var next = idle.poll(); next != null; next = idle.poll()) {
            if (next.isAlive()) {
                return next;
            }
            next.close();
        }
        var started = ExecutionEnvironment.start(function);
        all.add(started);
        return started;
    }
}
