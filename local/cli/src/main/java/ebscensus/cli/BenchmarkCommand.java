package ebscensus.cli;

import picocli.CommandLine.Command;

/**
 * Makes {@code benchmark} appear in the help. The command cannot run here, because the benchmarks are a separate program, which
 * the start script builds and starts.
 */
@Command(
        name = "benchmark",
        description =
                "Measures requests, time, memory and costs on this machine; ./census benchmark lists the benchmarks.")
final class BenchmarkCommand implements Runnable {
    @Override
    public void run() {
        throw new CannotRun("benchmark must be the first argument of the script ./census, which builds the benchmarks");
    }
}
