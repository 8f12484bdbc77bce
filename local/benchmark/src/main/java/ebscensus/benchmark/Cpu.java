package ebscensus.benchmark;

import ebscensus.benchmark.PageLoad.Reader;
import ebscensus.benchmark.PageServer.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What it costs a processor to read what EC2 answers. */
final class Cpu implements Benchmark {
    private static final int SECONDS = 6;
    private static final int ROUNDS = 1;
    private static final int ROUNDS_IN_FULL = 5;
    private static final double MILLION = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String C1 = "-XX:TieredStopAtLevel=1";

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public String purpose() {
        return "processor time to read a million volumes, or instances";
    }

    @Override
    public String method() {
        return "processes of their own read full pages of the simulator over HTTP, " + SECONDS
                + " seconds to warm up and as many measured; their whole processor time counts: HTTP, garbage"
                + " collection and compiler among it, not that of the server, which has the pages ready in another"
                + " process. \"Scan\" looks at each byte once and finds where elements begin. C1 is what Lambda has"
                + " without a snapshot. Medians of several rounds with --full.";
    }

    @Override
    public void run(Sheet sheet) throws Exception {
        try (var server = new PageServer()) {
            int rounds = sheet.full() ? ROUNDS_IN_FULL : ROUNDS;
            sheet.text("Bytes each: a volume " + server.bytesEach(Kind.VOLUMES) + ", an instance "
                    + server.bytesEach(Kind.INSTANCES) + ".");
            var table = new Table("processor seconds a million", "scan", "census", "SDK", "SDK over census");
            for (var kind : Kind.values()) {
                row(table, kind, "", List.of(), server.endpoint(), rounds);
                row(table, kind, ", C1", List.of(C1), server.endpoint(), rounds);
            }
            sheet.table(table);
            processors(sheet, server.endpoint(), rounds);
        }
    }

    private static void row(Table table, Kind kind, String label, List<String> options, URI endpoint, int rounds)
            throws IOException {
        double scan = median(rounds, Reader.SCAN, kind, options, endpoint).cpuSecondsPerMillion(kind);
        double census = median(rounds, Reader.ADAPTER, kind, options, endpoint).cpuSecondsPerMillion(kind);
        double sdk = median(rounds, Reader.SDK, kind, options, endpoint).cpuSecondsPerMillion(kind);
        table.row(
                kind.name().toLowerCase(Locale.ROOT) + label,
                Figures.ratio(scan),
                Figures.ratio(census),
                Figures.ratio(sdk),
                Figures.ratio(sdk / census));
    }

    private static void processors(Sheet sheet, URI endpoint, int rounds) throws IOException {
        var table = new Table("volumes a second", "one processor", "two", "two over one");
        var one = median(rounds, Reader.ADAPTER, Kind.VOLUMES, List.of("-XX:ActiveProcessorCount=1"), endpoint);
        var two = median(rounds, Reader.ADAPTER, Kind.VOLUMES, List.of("-XX:ActiveProcessorCount=2"), endpoint);
        table.row(
                "census",
                Figures.count((long) one.perSecond(Kind.VOLUMES)),
                Figures.count((long) two.perSecond(Kind.VOLUMES)),
                Figures.ratio(two.perSecond(Kind.VOLUMES) / one.perSecond(Kind.VOLUMES)));
        sheet.table(table);
    }

    /** What one process measured. */
    private record Load(long cpuNanos, long pages, long nanos) implements Comparable<Load> {
        double cpuSecondsPerMillion(Kind kind) {
            return cpuNanos / NANOS_PER_SECOND / pages / kind.perPage * MILLION;
        }

        double perSecond(Kind kind) {
            return pages * kind.perPage / (nanos / NANOS_PER_SECOND);
        }

        @Override
        public int compareTo(Load other) {
            return Double.compare((double) cpuNanos / pages, (double) other.cpuNanos / other.pages);
        }
    }

    private static Load median(int rounds, Reader reader, Kind kind, List<String> options, URI endpoint)
            throws IOException {
        var loads = new ArrayList<Load>();
        String seconds = String.valueOf(SECONDS);
        for (int round = 0; round < rounds; round++) {
            String[] told = Child.run(PageLoad.class, options, endpoint.toString(), reader.name(), kind.name(), seconds)
                    .strip()
                    .split(" ", -1);
            loads.add(new Load(Long.parseLong(told[0]), Long.parseLong(told[1]), Long.parseLong(told[2])));
        }
        return Figures.median(loads);
    }
}
