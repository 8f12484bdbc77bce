package ebscensus.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** As much of S3 as the functions use: objects are put, looked for by their whole key, and read. */
final class ObjectStore implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Map<String, byte[]> byPath = new ConcurrentHashMap<>();
    private final HttpServer server;

    ObjectStore() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("PUT")) {
            byPath.put(path, unchunked(exchange.getRequestBody()));
            answer(exchange, OK, new byte[0]);
        } else if (path.lastIndexOf('/') == 0 || path.endsWith("/")) {
            answer(exchange, OK, listing(path, prefix(exchange)).getBytes(StandardCharsets.UTF_8));
        } else {
            byte[] object = byPath.get(path);
            answer(exchange, object == null ? NOT_FOUND : OK, object == null ? new byte[0] : object);
        }
    }

    /** The SDK sends every body in pieces, each after a line with its length in hexadecimal and its signature. */
    private static byte[] unchunked(InputStream body) throws IOException {
        var object = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line(body).replaceFirst(";.*", ""), 16);
            if (length == 0) {
                body.readAllBytes();
                return object.toByteArray();
            }
            object.write(body.readNBytes(length));
            line(body);
        }
    }

    private static String line(InputStream body) throws IOException {
        var line = new StringBuilder();
        for (int next = body.read(); next != '\n'; next = body.read()) {
            if (next < 0) {
                throw new EOFException("a body that ends within a line: " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static String prefix(HttpExchange exchange) {
        for (String parameter : exchange.getRequestURI().getQuery().split("&", -1)) {
            if (parameter.startsWith("prefix=")) {
                return parameter.substring("prefix=".length());
            }
        }
        throw new IllegalArgumentException("no prefix: " + exchange.getRequestURI());
    }

    private String listing(String bucket, String key) {
        String found = byPath.containsKey(bucket.replaceAll("/$", "") + "/" + key)
                ? "<Contents><Key>" + key + "</Key></Contents>"
                : "";
        return "<ListBucketResult>" + found + "</ListBucketResult>";
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
