package ebscensus.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers every question with one and the same full page of the simulator, so that it costs next to nothing to answer. */
final class PageServer implements AutoCloseable {
    private static final long SEED = 1;
    private static final String QUERY = "&Version=2016-11-15&IncludeManagedResources=true&MaxResults=";
    private static final byte[] IDENTITY = ("<GetCallerIdentityResponse><GetCallerIdentityResult><Account>"
                    + Scopes.first(1).getFirst().account()
                    + "</Account><Arn>arn:aws:iam::111122223333:user/simulated</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>")
            .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final byte[] volumes;
    private final byte[] instances;

    /** Of all that a fleet can have. */
    PageServer() throws IOException, InterruptedException {
        this(HttpServer.create(), "http", FleetShape.DEFAULT, Kind.VOLUMES.perPage);
    }

    private PageServer(HttpServer server, String scheme, FleetShape shape, int volumesEach)
            throws IOException, InterruptedException {
        var simulation = Simulation.of(SEED, Kind.INSTANCES.perPage).withShape(shape);
        try (var simulator = Simulator.start(simulation, SimulatorOptions.DEFAULT.withThrottle(false))) {
            volumes = page(simulator, "Action=DescribeVolumes" + QUERY + volumesEach);
            instances = page(simulator, "Action=DescribeInstances" + QUERY + Kind.INSTANCES.perPage);
        }
        this.server = server;
        this.scheme = scheme;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Of attached volumes only, so that all clients count the same. */
    static PageServer ofAttached() throws IOException, InterruptedException {
        return new PageServer(HttpServer.create(), "http", FleetShape.PLAIN, Kind.VOLUMES.perPage);
    }

    /**
     * The same over HTTPS.
     *
     * @param volumesEach in a page, 5 to 500
     */
    static PageServer ofAttached(Certificate certificate, int volumesEach) throws IOException, InterruptedException {
        var server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
        return new PageServer(server, "https", FleetShape.PLAIN, volumesEach);
    }

    /** A process of its own: prints its endpoint, and then serves until it is ended. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(new PageServer().endpoint());
        Thread.currentThread().join();
    }

    /** What pages are of. */
    enum Kind {
        VOLUMES(500),
        INSTANCES(1_000);

        final int perPage;

        Kind(int perPage) {
            this.perPage = perPage;
        }
    }

    URI endpoint() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Bytes for each volume or instance of the page. */
    int bytesEach(Kind kind) {
        return (kind == Kind.VOLUMES ? volumes : instances).length / kind.perPage;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** The first page, without the token of a second one. */
    private static byte[] page(Simulator simulator, String form) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(simulator.endpoint())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return answer.body().replaceAll("<nextToken>[^<]*</nextToken>", "").getBytes(StandardCharsets.UTF_8);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = form.contains("Action=DescribeVolumes")
                    ? volumes
                    : form.contains("Action=DescribeInstances") ? instances : IDENTITY;
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
