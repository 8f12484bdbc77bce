package ebscensus.benchmark;

import ebscensus.report.Cells;
import java.io.PrintStream;

/** Prints the output of a benchmark: first its method and the machine, then its tables and remarks. */
final class Sheet {
    private static final int WIDTH = 110;

    /** The extent of a measurement. */
    enum Size {
        /** A measurement that takes seconds and only shows that the benchmark works; its figures mean nothing. */
        SMOKE,
        USUAL,
        /** A measurement that also includes the sizes that take many minutes. */
        FULL
    }

    private final Size size;
    private final PrintStream out;

    Sheet(Size size, PrintStream out) {
        this.size = size;
        this.out = out;
    }

    void fill(Benchmark benchmark) throws Exception {
        text(benchmark.name() + ": " + benchmark.purpose());
        text("Method: " + benchmark.method());
        text("Machine: " + Machine.description());
        benchmark.measurement().run(this);
    }

    /** Chooses the argument that belongs to the size of this sheet. */
    <T> T choose(T smoke, T usual, T full) {
        return switch (size) {
            case SMOKE -> smoke;
            case USUAL -> usual;
            case FULL -> full;
        };
    }

    /** Prints a paragraph. */
    void text(String paragraph) {
        Cells.wrap(paragraph, WIDTH).forEach(out::println);
        out.println();
    }

    void table(Table table) {
        out.println(table.markdown());
    }
}
