package ebscensus.benchmark;

import com.sun.management.OperatingSystemMXBean;
import ebscensus.benchmark.HeapSearch.Found;
import ebscensus.benchmark.HeapSearch.Range;
import ebscensus.benchmark.ReducingLoad.Task;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Measures how much time and memory the page, the change and the rows of the cells add to the reduction of many partials. */
final class Reducing {
    private static final int PARTIALS_IN_SMOKE = 40;
    private static final int PARTIALS = 10_000;
    private static final int ROUNDS = 5;
    private static final Range IN_SMOKE = new Range(256, 2);
    private static final Range RANGE = new Range(8, 128);

    static final Benchmark BENCHMARK = new Benchmark(
            "reduce",
            "what change, page and rows of cells add to reducing 10,000 partials",
            "the partials lie in the files of a folder, four for each scope, with " + ModelPartials.CELLS_OF_A_SCOPE
                    + " cells for each scope, and beside them the report of the day before, from which every cell"
                    + " differs. \"report alone\" merges them and writes the report as JSON; \"with change, page and"
                    + " rows\" is what the function ReducePartials does. Times are medians of " + ROUNDS
                    + " rounds, in each of which both run in this process after a warm-up, and \"more\" is the median"
                    + " of their differences; heaps are the smallest in which a new process needs at most "
                    + HeapSearch.AS_FAST + " times the processor time that it needs with " + HeapSearch.ROOMY + " MB.",
            Reducing::run);

    private Reducing() {}

    private static void run(Sheet sheet) throws Exception {
        var folder = Files.createTempDirectory("census-benchmark-");
        try {
            var load = ReducingLoad.prepared(folder, sheet.choose(PARTIALS_IN_SMOKE, PARTIALS, PARTIALS));
            var rounds = rounds(load, sheet.choose(1, ROUNDS, ROUNDS));
            var range = sheet.choose(IN_SMOKE, RANGE, RANGE);
            var alone = smallest(folder, Task.REPORT, range);
            var all = smallest(folder, Task.EVERYTHING, range);
            sheet.table(new Table("", "time", "processor time", "the same, new process", "smallest heap")
                    .row(cells(
                            "report alone", median(rounds, Round::alone), alone.processorTime(), alone.inWords(range)))
                    .row(cells(
                            "with change, page and rows",
                            median(rounds, Round::all),
                            all.processorTime(),
                            all.inWords(range)))
                    .row(cells(
                            "more",
                            median(rounds, Round::more),
                            all.processorTime().minus(alone.processorTime()),
                            more(alone, all))));
        } finally {
            delete(folder);
        }
    }

    /** The elapsed time of a reduction, and its processor time on all processors together. */
    private record Taken(Duration time, Duration processor) {
        Taken minus(Taken other) {
            return new Taken(time.minus(other.time), processor.minus(other.processor));
        }
    }

    private record Round(Taken alone, Taken all) {
        Taken more() {
            return all.minus(alone);
        }
    }

    private static List<Round> rounds(ReducingLoad load, int number) {
        var rounds = new ArrayList<Round>();
        for (int round = 0; round <= number; round++) {
            rounds.add(new Round(taken(load, Task.REPORT), taken(load, Task.EVERYTHING)));
        }
        return rounds.subList(1, rounds.size());
    }

    private static Taken taken(ReducingLoad load, Task task) {
        var bean = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long start = System.nanoTime();
        long processor = bean.getProcessCpuTime();
        load.reduce(task);
        return new Taken(
                Duration.ofNanos(System.nanoTime() - start), Duration.ofNanos(bean.getProcessCpuTime() - processor));
    }

    private static Found smallest(Path folder, Task task, Range range) throws IOException, InterruptedException {
        return new HeapSearch(ReducingLoad.class, List.of(folder.toString(), task.name())).within(range);
    }

    /** The median of the elapsed times and, separately, the median of the processor times. */
    private static Taken median(List<Round> rounds, Function<Round, Taken> what) {
        return new Taken(middle(rounds, what.andThen(Taken::time)), middle(rounds, what.andThen(Taken::processor)));
    }

    private static Duration middle(List<Round> rounds, Function<Round, Duration> what) {
        return rounds.stream().map(what).sorted().toList().get(rounds.size() / 2);
    }

    private static String[] cells(String name, Taken taken, Duration newProcess, String heap) {
        return new String[] {
            name, Table.seconds(taken.time()), Table.seconds(taken.processor()), Table.seconds(newProcess), heap
        };
    }

    private static String more(Found alone, Found all) {
        return alone.megabytes().isEmpty() || all.megabytes().isEmpty()
                ? Table.NONE
                : all.megabytes().getAsInt() - alone.megabytes().getAsInt() + " MB";
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
