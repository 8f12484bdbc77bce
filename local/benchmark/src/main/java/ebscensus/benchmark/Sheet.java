package ebscensus.benchmark;

import java.io.PrintStream;

/** What a benchmark fills: its method and the machine come first, then its tables and what is to be said of them. */
final class Sheet {
    private static final int WIDTH = 110;

    /** How much is measured. */
    enum Size {
        /** As little as shows that a benchmark comes to its end, in seconds: its figures mean nothing. */
        SMOKE,
        USUAL,
        /** Also what takes many minutes. */
        FULL
    }

    private final Size size;
    private final PrintStream out;

    /**
     * @param size how much is to be measured
     */
    Sheet(Size size, PrintStream out) {
        this.size = size;
        this.out = out;
    }

    void fill(Benchmark benchmark, Machine machine) throws Exception {
        text(benchmark.name() + ": " + benchmark.purpose());
        text("Method: " + benchmark.method());
        text("Machine: " + machine);
        benchmark.run(this);
    }

    /** What is wanted of the three. */
    <T> T choose(T smoke, T usual, T full) {
        return switch (size) {
            case SMOKE -> smoke;
            case USUAL -> usual;
            case FULL -> full;
        };
    }

    /** A paragraph. */
    void text(String paragraph) {
        var line = new StringBuilder();
        for (String word : paragraph.split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        out.println(line);
        out.println();
    }

    void table(Table table) {
        out.println(table.markdown());
    }
}
