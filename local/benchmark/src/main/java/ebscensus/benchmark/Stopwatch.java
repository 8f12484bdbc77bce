package ebscensus.benchmark;

import java.time.Duration;

/** By this machine's clock. */
final class Stopwatch {
    private Stopwatch() {}

    /** What may fail. */
    interface Work {
        void run() throws Exception;
    }

    static Duration time(Work work) throws Exception {
        long startedAt = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }
}
