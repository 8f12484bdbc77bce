package ebscensus.cli.firstcontact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** All of AWS that the program can reach, on 127.0.0.1, by HTTP, by TLS and through a proxy. It logs every request. */
final class ScriptedAws implements AutoCloseable {
    private static final Pattern SIGNED = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/([^/]+)/aws4_request");

    private final Script script;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;
    private final HttpsServer https;
    private final ForwardProxy proxy;

    private ScriptedAws(Script script, ProxyScript proxyScript, SSLContext tls) throws IOException {
        this.script = script;
        this.http = HttpServer.create(anyPort(), 0);
        this.https = HttpsServer.create(anyPort(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        for (var server : List.of(http, https)) {
            server.createContext("/", this::answer);
            server.setExecutor(threads);
            server.start();
        }
        this.proxy = ForwardProxy.start(proxyScript, port(http), port(https));
    }

    static ScriptedAws start(Script script, ProxyScript proxyScript, SSLContext tls) throws IOException {
        return new ScriptedAws(script, proxyScript, tls);
    }

    /** For example {@code 127.0.0.1:40123}. */
    String httpHost() {
        return "127.0.0.1:" + port(http);
    }

    String httpsHost() {
        return "localhost:" + port(https);
    }

    String proxyHost() {
        return "127.0.0.1:" + proxy.port();
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** The targets of what the proxy was asked, in order: {@code host:port} of CONNECT, or a URL. */
    List<String> proxied() {
        return proxy.targets();
    }

    @Override
    public void close() {
        proxy.close();
        http.stop(0);
        https.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = read(exchange);
            seen.add(request);
            var reply = script.instead(request).orElseGet(() -> reply(request));
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", reply.type());
            exchange.getResponseHeaders().add("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", "21600");
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Reply reply(Seen request) {
        return switch (request.service()) {
            case "sts" -> StsAnswers.to(request);
            case "ec2" -> Ec2Answers.to(request);
            case "pricing" -> SourceAnswers.prices();
            case "portal" -> SourceAnswers.portal(request);
            case "oidc" -> SourceAnswers.oidc(request);
            case "container" -> SourceAnswers.container();
            default -> SourceAnswers.metadata(request);
        };
    }

    private static Seen read(HttpExchange exchange) throws IOException {
        String path = path(exchange.getRequestURI());
        String query = exchange.getRequestURI().getRawQuery();
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String body = query == null ? form : query;
        var signed = SIGNED.matcher(header(exchange, "Authorization"));
        boolean isSigned = signed.find();
        String action = Form.of(body).getOrDefault("Action", path);
        return new Seen(
                isSigned ? signed.group(3) : unsigned(path, action),
                action,
                header(exchange, "Host"),
                isSigned ? signed.group(2) : "",
                isSigned ? signed.group(1) : "",
                header(exchange, isSigned ? "X-Amz-Security-Token" : "X-Amz-Sso_bearer_token"),
                exchange.getHttpContext().getServer() instanceof HttpsServer,
                body);
    }

    /** Of a path that begins with two slashes everything, which no service here knows: a URI takes the first part for a host. */
    private static String path(URI uri) {
        String whole = uri.toString();
        return whole.startsWith("//") ? whole : uri.getPath();
    }

    private static String unsigned(String path, String action) {
        if (action.startsWith("AssumeRole")) {
            return "sts";
        }
        return switch (path) {
            case "/federation/credentials" -> "portal";
            case "/token" -> "oidc";
            case "/container" -> "container";
            default -> "imds";
        };
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static int port(HttpServer server) {
        return server.getAddress().getPort();
    }
}
