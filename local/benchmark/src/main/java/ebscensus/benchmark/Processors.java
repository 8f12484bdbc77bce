package ebscensus.benchmark;

import ebscensus.benchmark.PageLoad.Reader;
import ebscensus.benchmark.PageServer.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How much more two processors read than one, by garbage collector. */
final class Processors {
    static final List<String> COLLECTORS = List.of("G1", "Parallel", "Serial");

    static final String METHOD =
            " On one processor and on two: the reader and the server of the pages, each a process of its own, are"
                + " confined to the same one or two by taskset, garbage collection and compiler with them, and share"
                + " them. \"Busy\" is their processor time by what these processors could have given; what is missing"
                + " was idle or somebody else's. \"By processor time\" is what two would read over one if the reader"
                + " alone kept them busy: twice its processor time for a volume on one, by that on two.";

    private static final Path ALLOWED = Path.of("/proc/self/status");
    private static final String ALLOWED_LIST = "Cpus_allowed_list:";
    private static final double MILLION = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /** About what Lambda leaves of 3,538 MB; none of the collectors is short of it. */
    private static final String HEAP = "-Xmx2g";

    private final Duration time;
    private final int rounds;

    /** @param time to warm up, and again to measure */
    Processors(Duration time, int rounds) {
        this.time = time;
        this.rounds = rounds;
    }

    /** Says so where processes cannot be confined to processors. */
    void fill(Sheet sheet, List<String> collectors) throws IOException, InterruptedException {
        var processors = allowed();
        if (processors.size() < 2 || !hasTaskset()) {
            sheet.text("NOT MEASURED: two processors over one, which takes Linux, taskset and two processors.");
            return;
        }
        var table = new Table(
                "collector",
                "processors",
                "volumes a second",
                "reader, s a million",
                "server, s a million",
                "busy",
                "two over one",
                "by processor time");
        for (String collector : collectors) {
            var one = median(collector, processors.subList(0, 1));
            var two = median(collector, processors.subList(0, 2));
            row(table, collector, one, Figures.NONE, Figures.NONE);
            row(
                    table,
                    collector,
                    two,
                    Figures.ratio(two.perSecond() / one.perSecond()),
                    Figures.ratio(2 * one.readerSeconds() / two.readerSeconds()));
        }
        sheet.table(table);
    }

    private static void row(Table table, String collector, Measured measured, String ratio, String byProcessorTime) {
        table.row(
                collector,
                Figures.count(measured.processors()),
                Figures.count((long) measured.perSecond()),
                Figures.ratio(measured.readerSeconds()),
                Figures.ratio(measured.serverSeconds()),
                Figures.percent(measured.busy()),
                ratio,
                byProcessorTime);
    }

    /** @param serverSeconds of processor time for a million volumes */
    private record Measured(int processors, PageReading reading, double serverSeconds) {
        double perSecond() {
            return reading.perSecond(Kind.VOLUMES);
        }

        double readerSeconds() {
            return reading.cpuSecondsPerMillion(Kind.VOLUMES);
        }

        double busy() {
            return (readerSeconds() + serverSeconds()) * perSecond() / MILLION / processors;
        }
    }

    /** By what is read a second. */
    private Measured median(String collector, List<String> processors) throws IOException, InterruptedException {
        var measured = new ArrayList<Measured>();
        for (int round = 0; round < rounds; round++) {
            measured.add(measure(collector, List.of("taskset", "-c", String.join(",", processors)), processors.size()));
        }
        measured.sort(Comparator.comparingDouble(Measured::perSecond));
        return measured.get(rounds / 2);
    }

    private Measured measure(String collector, List<String> launcher, int processors)
            throws IOException, InterruptedException {
        var server = Child.start(launcher, PageServer.class, List.of());
        try (BufferedReader printed = server.inputReader(StandardCharsets.UTF_8)) {
            String endpoint = printed.readLine();
            if (endpoint == null || !endpoint.startsWith("http")) {
                throw new IllegalStateException("no endpoint: " + endpoint + printed.readAllAsString());
            }
            var before = processorTime(server);
            var reading = PageReading.by(
                    launcher,
                    List.of("-XX:+Use" + collector + "GC", HEAP),
                    URI.create(endpoint),
                    Reader.ADAPTER,
                    Kind.VOLUMES,
                    time);
            long volumes = (reading.pages() + reading.pagesToWarmUp()) * Kind.VOLUMES.perPage;
            double seconds = processorTime(server).minus(before).toNanos() / NANOS_PER_SECOND;
            return new Measured(processors, reading, seconds / volumes * MILLION);
        } finally {
            server.destroy();
        }
    }

    private static Duration processorTime(Process process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Those that this process may run on; none where the system does not tell. */
    private static List<String> allowed() throws IOException {
        var allowed = new ArrayList<String>();
        if (Files.isReadable(ALLOWED)) {
            for (String line : Files.readAllLines(ALLOWED)) {
                if (line.startsWith(ALLOWED_LIST)) {
                    for (String range :
                            line.substring(ALLOWED_LIST.length()).strip().split(",", -1)) {
                        String[] ends = range.split("-", -1);
                        for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                            allowed.add(String.valueOf(i));
                        }
                    }
                }
            }
        }
        return allowed;
    }

    private static boolean hasTaskset() throws InterruptedException {
        try {
            return new ProcessBuilder("taskset", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
