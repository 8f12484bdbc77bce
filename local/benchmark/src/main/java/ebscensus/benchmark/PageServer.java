package ebscensus.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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

/**
 * A server that returns the same full page of volumes, or of instances, for every request. The pages come from the simulator
 * once, at the start, so serving them takes almost no processor time.
 */
final class PageServer implements AutoCloseable {
    private static final long SEED = 1;
    private static final String QUERY = "&Version=2016-11-15&IncludeManagedResources=true&MaxResults=";
    private static final byte[] IDENTITY = ("<GetCallerIdentityResponse><GetCallerIdentityResult><Account>"
                    + Scopes.FIRST.account()
                    + "</Account><Arn>arn:aws:iam::111122223333:user/simulated</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>")
            .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final byte[] volumes;
    private final byte[] instances;

    PageServer() throws IOException, InterruptedException {
        var simulation = Simulation.of(SEED, Kind.INSTANCES.perPage);
        try (var simulator = Simulator.start(simulation, SimulatorOptions.DEFAULT.withThrottle(false))) {
            volumes = page(simulator, "Action=DescribeVolumes" + QUERY + Kind.VOLUMES.perPage);
            instances = page(simulator, "Action=DescribeInstances" + QUERY + Kind.INSTANCES.perPage);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    enum Kind {
        VOLUMES(500),
        INSTANCES(1_000);

        final int perPage;

        Kind(int perPage) {
            this.perPage = perPage;
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The size of the page in bytes, divided by the number of its volumes or instances. */
    int bytesEach(Kind kind) {
        return (kind == Kind.VOLUMES ? volumes : instances).length / kind.perPage;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Requests the first page, and removes the token of the second page from it. */
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
