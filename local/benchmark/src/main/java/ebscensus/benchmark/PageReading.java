package ebscensus.benchmark;

import ebscensus.benchmark.PageLoad.Reader;
import ebscensus.benchmark.PageServer.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What one process measured that read pages.
 *
 * @param cpuNanos processor time of all of it
 * @param nanos by the clock
 * @param pagesToWarmUp which are not among the {@code pages}
 */
record PageReading(long cpuNanos, long pages, long nanos, long pagesToWarmUp) {
    private static final double MILLION = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * @param launcher of the process, see {@link Child}
     * @param options of its JVM
     * @param time to warm up, and again to measure
     */
    static PageReading by(
            List<String> launcher, List<String> options, URI endpoint, Reader reader, Kind kind, Duration time)
            throws IOException, InterruptedException {
        String[] told = Child.run(
                        launcher,
                        PageLoad.class,
                        options,
                        endpoint.toString(),
                        reader.name(),
                        kind.name(),
                        String.valueOf(time.toMillis()))
                .strip()
                .split("\\s+", -1);
        return new PageReading(
                Long.parseLong(told[3]), Long.parseLong(told[4]), Long.parseLong(told[5]), Long.parseLong(told[1]));
    }

    double cpuSecondsPerMillion(Kind kind) {
        return cpuNanos / NANOS_PER_SECOND / pages / kind.perPage * MILLION;
    }

    double perSecond(Kind kind) {
        return pages * kind.perPage / (nanos / NANOS_PER_SECOND);
    }
}
