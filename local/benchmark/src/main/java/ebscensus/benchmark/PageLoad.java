package ebscensus.benchmark;

import com.sun.management.OperatingSystemMXBean;
import ebscensus.benchmark.PageServer.Kind;
import ebscensus.core.inventory.Budget;
import ebscensus.core.request.CensusRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A program that reads pages, and prints its processor time in nanoseconds and the number of pages. Its arguments are the
 * endpoint, a {@link Reader}, a {@link Kind}, and the time in milliseconds of the warm-up, which is also the time of the
 * measurement.
 */
final class PageLoad {
    private static final int READERS = 4;
    private static final Budget BOUNDLESS = new Budget(Duration.ofNanos(1_000), 1 << 30);

    private PageLoad() {}

    enum Reader {
        ADAPTER,
        SDK,
        SCAN
    }

    public static void main(String[] arguments) throws Exception {
        var endpoint = URI.create(arguments[0]);
        var kind = Kind.valueOf(arguments[2]);
        Callable<Integer> page = switch (Reader.valueOf(arguments[1])) {
            case ADAPTER -> adapter(endpoint, kind);
            case SDK -> sdk(endpoint, kind);
            case SCAN -> () -> scan(endpoint, kind);
        };
        int millis = Integer.parseInt(arguments[3]);
        var _ = read(page, millis);
        System.gc();
        System.out.println(read(page, millis));
        System.exit(0);
    }

    /**
     * Reads pages for the given time. Returns the processor time of the whole process in nanoseconds, a space, and the number of
     * pages.
     */
    private static String read(Callable<Integer> page, int millis) throws Exception {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        var pages = new AtomicLong();
        Callable<Void> reader = () -> {
            while (System.nanoTime() < end) {
                page.call();
                pages.incrementAndGet();
            }
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(
                    IntStream.range(0, READERS).mapToObj(_ -> reader).toList())) {
                done.get();
            }
        }
        return system.getProcessCpuTime() - cpu + " " + pages.get();
    }

    private static Callable<Integer> adapter(URI endpoint, Kind kind) {
        var inventory = SimulatedCensus.connect(endpoint);
        // ./census also requests the caller's identity first.
        inventory.caller();
        var volumes = inventory.volumes(Scopes.FIRST, BOUNDLESS);
        var fleet = inventory.fleet(Scopes.FIRST, CensusRequest.DEFAULT, BOUNDLESS);
        return kind == Kind.VOLUMES
                ? () -> volumes.attachedTo(List.of("i-1")).volumes().size()
                : () -> fleet.page(null).instances().size();
    }

    private static Callable<Integer> sdk(URI endpoint, Kind kind) {
        var ec2 = StockClient.builder(endpoint).build();
        return kind == Kind.VOLUMES
                ? () -> ec2.describeVolumes(all -> all.maxResults(Kind.VOLUMES.perPage))
                        .volumes()
                        .size()
                : () -> ec2.describeInstances(all -> all.maxResults(Kind.INSTANCES.perPage))
                        .reservations()
                        .size();
    }

    /** Looks at each byte once and counts the elements. */
    private static int scan(URI endpoint, Kind kind) throws IOException {
        var connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setDoOutput(true);
        String action = kind == Kind.VOLUMES ? "DescribeVolumes" : "DescribeInstances";
        connection.getOutputStream().write(("Action=" + action).getBytes(StandardCharsets.UTF_8));
        int elements = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream body = connection.getInputStream()) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    elements += buffer[i] == '<' ? 1 : 0;
                }
            }
        }
        return elements;
    }
}
