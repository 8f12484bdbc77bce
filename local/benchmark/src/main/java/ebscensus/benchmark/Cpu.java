package ebscensus.benchmark;

import ebscensus.benchmark.PageLoad.Reader;
import ebscensus.benchmark.PageServer.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures how much processor time it takes to read EC2's responses. */
final class Cpu {
    private static final Duration TIME_IN_SMOKE = Duration.ofMillis(200);
    private static final Duration TIME = Duration.ofSeconds(6);
    private static final double MILLION = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int ROUNDS = 1;
    private static final int ROUNDS_IN_FULL = 5;
    private static final List<String> C1 = List.of("-XX:TieredStopAtLevel=1");
    private static final List<List<String>> COMPILERS = List.of(List.of(), C1);

    static final Benchmark BENCHMARK = new Benchmark(
            "cpu",
            "processor time to read a million volumes, or instances",
            "separate processes read full pages of the simulator over HTTP, " + TIME.toSeconds()
                    + " seconds to warm up and " + TIME.toSeconds()
                    + " seconds measured. Their whole processor time counts, with HTTP, garbage collection and the"
                    + " compiler, but not that of the server, which has the pages ready in another process. \"Scan\""
                    + " only looks at each byte and finds where elements begin. C1 is the only JIT compiler"
                    + " that Lambda uses without a snapshot. --full takes the medians of several rounds.",
            Cpu::run);

    private Cpu() {}

    private static void run(Sheet sheet) throws Exception {
        try (var server = new PageServer()) {
            int rounds = sheet.choose(1, ROUNDS, ROUNDS_IN_FULL);
            var time = sheet.choose(TIME_IN_SMOKE, TIME, TIME);
            sheet.text("Bytes each: a volume " + server.bytesEach(Kind.VOLUMES) + ", an instance "
                    + server.bytesEach(Kind.INSTANCES) + ".");
            var table = new Table("processor seconds a million", "scan", "census", "SDK", "SDK over census");
            for (var kind : Kind.values()) {
                for (var options : sheet.choose(COMPILERS.subList(0, 1), COMPILERS, COMPILERS)) {
                    row(table, new Load(server.endpoint(), kind, time, options), rounds);
                }
            }
            sheet.table(table);
        }
    }

    /** @param options the options of the JVM */
    private record Load(URI endpoint, Kind kind, Duration time, List<String> options) {
        double cpuSecondsPerMillion(Reader reader, int rounds) throws IOException, InterruptedException {
            var readings = new ArrayList<Double>();
            for (int round = 0; round < rounds; round++) {
                readings.add(cpuSecondsPerMillion(reader));
            }
            return median(readings);
        }

        /** The middle value. If the number of values is even, this is the lower of the two values in the middle. */
        private static double median(List<Double> values) {
            return values.stream().sorted().toList().get((values.size() - 1) / 2);
        }

        private double cpuSecondsPerMillion(Reader reader) throws IOException, InterruptedException {
            String[] figures = Child.run(
                            PageLoad.class,
                            options,
                            endpoint.toString(),
                            reader.name(),
                            kind.name(),
                            String.valueOf(time.toMillis()))
                    .strip()
                    .split("\\s+", -1);
            long cpuNanos = Long.parseLong(figures[0]);
            long pages = Long.parseLong(figures[1]);
            return cpuNanos / NANOS_PER_SECOND / pages / kind.perPage * MILLION;
        }
    }

    private static void row(Table table, Load load, int rounds) throws IOException, InterruptedException {
        double scan = load.cpuSecondsPerMillion(Reader.SCAN, rounds);
        double census = load.cpuSecondsPerMillion(Reader.ADAPTER, rounds);
        double sdk = load.cpuSecondsPerMillion(Reader.SDK, rounds);
        table.row(
                load.kind().name().toLowerCase(Locale.ROOT) + (load.options().isEmpty() ? "" : ", C1"),
                Table.ratio(scan),
                Table.ratio(census),
                Table.ratio(sdk),
                Table.ratio(sdk / census));
    }
}
