package ebscensus.statemachine.deployed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Stands between a function and one of the endpoints that it calls, hands everything on, and notes what the function would have to
 * be allowed in AWS: {@code ec2:DescribeVolumes}, or {@code s3:GetObject} and the key. Thread-safe.
 */
final class RecordedActions implements AutoCloseable {
    private static final Pattern SERVICE = Pattern.compile("Credential=[^/]+/\\d{8}/[^/]+/([a-z0-9]+)/aws4_request");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

    /** Headers that Java's client sets itself, or that say how this connection is used. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

    private final URI target;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Set<String> actions = new ConcurrentSkipListSet<>();

    RecordedActions(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handOn);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Each once, in alphabetical order. */
    Set<String> actions() {
        return new TreeSet<>(actions);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
        client.shutdownNow();
    }

    /** Where there is no answer, the function gets none either. */
    private void handOn(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            actions.add(action(exchange, body));
            answer(exchange, client.send(request(exchange, body), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        var request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String action(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        String service = found(SERVICE, String.valueOf(headers.getFirst("Authorization")));
        if (service.equals("s3")) {
            return "s3:" + ofS3(exchange.getRequestMethod(), exchange.getRequestURI());
        }
        String target = headers.getFirst("X-Amz-Target");
        return service + ":"
                + (target == null
                        ? found(ACTION, new String(body, StandardCharsets.UTF_8))
                        : target.substring(target.indexOf('.') + 1));
    }

    /** With the key, or the prefix that is listed. The path begins with the bucket. */
    private static String ofS3(String method, URI uri) {
        String query = String.valueOf(uri.getRawQuery());
        if (query.contains("list-type=2")) {
            return "ListBucket "
                    + Arrays.stream(query.split("&", -1))
                            .filter(parameter -> parameter.startsWith("prefix="))
                            .map(parameter ->
                                    URLDecoder.decode(parameter.substring("prefix=".length()), StandardCharsets.UTF_8))
                            .findFirst()
                            .orElse("");
        }
        String key = uri.getPath().split("/", 3)[2];
        return switch (method) {
            case "GET" -> "GetObject " + key;
            case "PUT" -> "PutObject " + key;
            default ->
                throw new IllegalStateException("a call of S3 that this test does not know: " + method + " " + uri);
        };
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return match.group(1);
    }
}
