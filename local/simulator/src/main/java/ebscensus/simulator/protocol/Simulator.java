package ebscensus.simulator.protocol;

import com.sun.net.httpserver.HttpServer;
import ebscensus.simulator.fleet.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves EC2, STS, Organizations and the price list over HTTP on the loopback interface, for one simulated fleet. Signatures
 * are read but not verified.
 */
public final class Simulator implements AutoCloseable {
    static {
        // The JDK's server reads these properties once, when its first class is loaded. Without the first property,
        // responses wait 40 ms for an acknowledgement. With the other two properties, the server keeps idle connections
        // open longer than common clients do, so that no client uses a connection that the server has closed.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.idleInterval", "600");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "10000");
    }

    /** The most connections that may wait to be accepted. */
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final ExecutorService threads;
    private final RequestLog log;

    private Simulator(HttpServer server, ExecutorService threads, RequestLog log) {
        this.server = server;
        this.threads = threads;
        this.log = log;
    }

    /** @throws UncheckedIOException if the port is not available */
    public static Simulator start(Simulation simulation, SimulatorOptions options) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
        try {
            var log = new RequestLog(options.loggedRequests());
            var server = HttpServer.create(address, BACKLOG);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", new Endpoint(simulation, options, log));
            server.start();
            return new Simulator(server, threads, log);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + options.port() + ": " + e.getMessage(), e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public RequestLog requests() {
        return log;
    }

    /** Ends all connections immediately. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
