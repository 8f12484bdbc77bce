package ebscensus.benchmark;

import ebscensus.benchmark.PageLoad.Reader;
import ebscensus.benchmark.PageServer.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How long a process takes, from its start, until it has read something. */
final class Cold implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int ROUNDS_IN_FULL = 15;
    private static final int MANY_PAGES = 40;
    private static final String SDK = "SDK";
    private static final String BOTO3 = "boto3";
    private static final String C1 = "-XX:TieredStopAtLevel=1";

    /** The fewest that EC2 may be asked for in a page. */
    private static final int FEW = 5;

    @Override
    public String name() {
        return "coldstart";
    }

    @Override
    public String purpose() {
        return "time from the start of a process to its first answer over HTTPS, and to 20,000 volumes";
    }

    @Override
    public String method() {
        return "new processes, C1 compiler only, read pages of volumes, one after the other, from a server that has"
            + " them ready; timed from their start to their end. \"Census\" is our adapter, which asks STS for its"
            + " account first; \"SDK\" is the SDK's EC2 client as it comes, \"boto3\" the same in Python, where that"
            + " is installed. With the cache, classes are loaded and linked from an AOT cache that the same reading"
            + " has trained; ./census makes itself one when it is built. Over HTTPS, the certificate is made for this"
            + " run and trusted in the midst of all authorities that the JDK, or Python, brings. Medians, the clients"
            + " in turn.";
    }

    @Override
    public void run(Sheet sheet) throws Exception {
        try (var folder = TemporaryFolder.create()) {
            var certificate = Certificate.make(folder.path());
            try (var few = PageServer.ofAttached(certificate, FEW);
                    var page = PageServer.ofAttached(certificate, Kind.VOLUMES.perPage);
                    var many = PageServer.ofAttached()) {
                int rounds = sheet.choose(1, ROUNDS, ROUNDS_IN_FULL);
                compare(sheet, rounds, new Reading("first answer, HTTPS", few.endpoint(), 1, FEW), certificate);
                compare(
                        sheet,
                        rounds,
                        new Reading("first full page, HTTPS", page.endpoint(), 1, Kind.VOLUMES.perPage),
                        certificate);
                compare(
                        sheet,
                        rounds,
                        new Reading(
                                Figures.count((long) MANY_PAGES * Kind.VOLUMES.perPage) + " volumes, HTTP",
                                many.endpoint(),
                                MANY_PAGES,
                                Kind.VOLUMES.perPage),
                        certificate);
            }
        }
    }

    /** What is read. */
    private record Reading(String name, URI endpoint, int pages, int volumesEach) {
        void requireAllOf(String printed) {
            if (!printed.strip().equals(String.valueOf(pages * volumesEach))) {
                throw new IllegalStateException("not " + pages + " pages of " + volumesEach + " were read: " + printed);
            }
        }
    }

    /** A process that prints how many volumes it has read. */
    @FunctionalInterface
    private interface Client {
        String read() throws IOException, InterruptedException;
    }

    private static void compare(Sheet sheet, int rounds, Reading reading, Certificate certificate)
            throws IOException, InterruptedException {
        try (var folder = TemporaryFolder.create()) {
            var clients = clients(reading, certificate, folder.path());
            var times = new LinkedHashMap<String, List<Duration>>();
            for (int round = 0; round < rounds; round++) {
                for (var client : clients.entrySet()) {
                    times.computeIfAbsent(client.getKey(), _ -> new ArrayList<>())
                            .add(timed(client.getValue(), reading));
                }
            }
            var boto3 = times.get(BOTO3);
            var sdk = Figures.median(Objects.requireNonNull(times.get(SDK)));
            var table = new Table(reading.name(), "time", "SDK's time over it", "of boto3's time");
            times.forEach((client, all) -> table.row(
                    client,
                    Figures.millis(Figures.median(all)),
                    Figures.ratio(sdk, Figures.median(all)),
                    boto3 == null ? Figures.NONE : Figures.ratio(Figures.median(all), Figures.median(boto3))));
            sheet.table(table);
        }
    }

    private static Map<String, Client> clients(Reading reading, Certificate certificate, Path folder)
            throws IOException, InterruptedException {
        var clients = new LinkedHashMap<String, Client>();
        for (var reader : List.of(Reader.ADAPTER, Reader.SDK)) {
            String name = reader == Reader.SDK ? SDK : "census";
            var options = List.of(C1, certificate.jvmOption());
            var cache = folder.resolve(reader + ".aot");
            clients.put(name, () -> jvm(reading, reader, options));
            // The JVM makes none of classes in folders, from which tests run.
            if (Child.isOfJars()) {
                clients.put(name + ", AOT cache", () -> jvm(reading, reader, with(options, "-XX:AOTCache=" + cache)));
                jvm(reading, reader, with(options, "-XX:AOTCacheOutput=" + cache));
            }
        }
        if (Boto3.isInstalled()) {
            var authorities = Boto3.authorities(certificate, folder);
            clients.put(BOTO3, () -> Boto3.readPages(reading.endpoint(), reading.pages(), authorities));
        }
        return clients;
    }

    private static Duration timed(Client client, Reading reading) throws IOException, InterruptedException {
        long started = System.nanoTime();
        String printed = client.read();
        var time = Duration.ofNanos(System.nanoTime() - started);
        reading.requireAllOf(printed);
        return time;
    }

    private static String jvm(Reading reading, Reader reader, List<String> options)
            throws IOException, InterruptedException {
        return Child.run(
                PageLoad.class,
                options,
                reading.endpoint().toString(),
                reader.name(),
                Kind.VOLUMES.name(),
                "0",
                String.valueOf(reading.pages()));
    }

    private static List<String> with(List<String> options, String another) {
        return Stream.concat(options.stream(), Stream.of(another)).toList();
    }
}
