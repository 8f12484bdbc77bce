package ebscensus.cli;

import picocli.CommandLine.Command;

/** Named here for the help: the start script builds the benchmarks, a program of their own, and starts that. */
@Command(
        name = "benchmark",
        description = "Measures the figures of the README anew on this machine; ./census benchmark lists them.")
final class BenchmarkCommand implements Runnable {
    @Override
    public void run() {
        throw new CannotRun("benchmark must be the first argument of the script ./census, which builds the benchmarks");
    }
}
