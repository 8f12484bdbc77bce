package ebscensus.benchmark;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs {@code ./census benchmark}. The exit status is 0 after success, 1 if a benchmark failed, and 2 for wrong usage. */
@Command(
        name = "census benchmark",
        exitCodeOnExecutionException = 1,
        sortOptions = false,
        description =
                "Measures on this machine what docs/measurements.md shows. Without a name it lists the benchmarks.")
final class Main implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The benchmark to run.")
    private @Nullable Benchmark benchmark;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(names = "--full", description = "Measure all sizes, including those that take many minutes.")
    private boolean full;

    @Option(
            names = "--smoke",
            description = "Only show that the benchmark works, within seconds: the figures mean nothing.")
    private boolean smoke;

    private final PrintStream out;

    private Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** Returns the exit status. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new Main(out))
                .registerConverter(Benchmark.class, Benchmarks::named)
                .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (benchmark == null) {
            out.print(Benchmarks.list());
        } else {
            new Sheet(size(), out).fill(benchmark);
        }
        return 0;
    }

    private Sheet.Size size() {
        return smoke ? Sheet.Size.SMOKE : full ? Sheet.Size.FULL : Sheet.Size.USUAL;
    }
}
