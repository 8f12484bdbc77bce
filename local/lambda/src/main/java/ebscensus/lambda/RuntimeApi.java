package ebscensus.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Serves Lambda's Runtime API to one execution environment, which fetches its invocations here and posts their results. There is
 * one invocation at a time. Source of paths and headers: docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html, 2026-11.
 */
final class RuntimeApi implements AutoCloseable {
    static {
        // The JDK's HTTP server reads this property once. Without it, responses wait 40 ms for a TCP acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final String RUNTIME = "/2018-06-01/runtime/";
    private static final String INVOCATION = RUNTIME + "invocation/";
    static final String CREDENTIALS = "/credentials";
    static final String ACCESS_KEY = "AKIALOCAL";
    static final String SECRET_KEY = "secret";
    private static final Duration SESSION = Duration.ofHours(6);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String functionArn;
    private final LinkedBlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private volatile @Nullable Invocation current;

    /** Completes exceptionally when the environment ends or its initialization fails. The current invocation then fails, too. */
    private final CompletableFuture<Void> life = new CompletableFuture<>();

    RuntimeApi(String functionArn) {
        this.functionArn = functionArn;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(INVOCATION + "next", this::next);
        server.createContext(INVOCATION, this::result);
        server.createContext(RUNTIME + "init/error", this::initError);
        server.createContext(RUNTIME + "restore/next", exchange -> answer(exchange, OK, ""));
        server.createContext(RUNTIME + "restore/error", this::initError);
        server.createContext(CREDENTIALS, RuntimeApi::credentials);
        server.start();
    }

    /** One event and its result. */
    record Invocation(String id, String payload, Instant deadline, CompletableFuture<String> result) {}

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Queues an event, which the environment gets when it next asks for an invocation. */
    Invocation offer(String payload, Duration timeout) {
        var invocation = new Invocation(
                UUID.randomUUID().toString(), payload, Instant.now().plus(timeout), new CompletableFuture<>());
        current = invocation;
        var _ = life.exceptionally(failure -> {
            invocation.result().completeExceptionally(failure);
            return null;
        });
        waiting.add(invocation);
        return invocation;
    }

    /** Makes the current invocation and every later one fail, because the environment has ended. */
    void fail(String errorType, String reason) {
        var invocation = current;
        String id = invocation == null ? UUID.randomUUID().toString() : invocation.id();
        life.completeExceptionally(FunctionFailed.of(id, errorType, reason));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            var invocation = waiting.take();
            var headers = exchange.getResponseHeaders();
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(invocation.deadline().toEpochMilli()));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
            answer(exchange, OK, invocation.payload());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void result(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        var invocation = current;
        if (invocation != null && path.equals(INVOCATION + invocation.id() + "/response")) {
            answer(exchange, ACCEPTED, "");
            invocation.result().complete(body);
        } else if (invocation != null && path.equals(INVOCATION + invocation.id() + "/error")) {
            answer(exchange, ACCEPTED, "");
            invocation.result().completeExceptionally(new FunctionFailed(body));
        } else {
            answer(exchange, NOT_FOUND, "");
        }
    }

    private void initError(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        life.completeExceptionally(new FunctionFailed(body));
        answer(exchange, ACCEPTED, "");
    }

    /** Serves the credentials of a function that started from a snapshot; see {@link ExecutionEnvironment}. */
    private static void credentials(HttpExchange exchange) throws IOException {
        String json = """
            {"AccessKeyId": "%s", "SecretAccessKey": "%s", "Token": "token", "Expiration": "%s"}
            """.formatted(ACCESS_KEY, SECRET_KEY, Instant.now().plus(SESSION));
        answer(exchange, OK, json);
    }

    /**
     * Sends a response with a content type and a content length, because without them the native part of AWS's runtime client
     * crashes.
     */
    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
