package ebscensus.configuration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * STS, the SSO portal and its tokens, and the sign-in service, on one port of this machine. The account of a caller is the twelve digits in its access key;
 * a role gives keys of its own account, unless it is called {@code denied}; the portal accepts the token {@code good}.
 */
final class ScriptedAws implements AutoCloseable {
    private static final Pattern SIGNED = Pattern.compile("Credential=(\\w+)/\\d+/([\\w-]+)/(\\w+)/");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ACTION = Pattern.compile("Action=(\\w+)");

    /** The actions that give tokens, by their paths. */
    private static final Map<String, String> TOKENS = Map.of("/token", "CreateToken", "/v1/token", "CreateOAuth2Token");

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /**
     * A request.
     *
     * @param target of the request line: with a host, if it came as to a proxy
     * @param region that it was signed for
     * @param proxyAuthorization empty for none
     */
    record Call(String host, String target, String action, String key, String region, String proxyAuthorization) {}

    ScriptedAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Call> calls() {
        return calls;
    }

    List<String> actions() {
        return calls.stream().map(Call::action).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var call = call(exchange, body);
        calls.add(call);
        switch (call.action()) {
            case "GetCallerIdentity" -> identity(exchange, call.key());
            case "AssumeRole", "AssumeRoleWithWebIdentity" -> role(exchange, call.action(), body);
            case "GetRoleCredentials" -> portal(exchange);
            case "CreateToken" ->
                send(exchange, 200, "{\"accessToken\":\"good\",\"expiresIn\":28800,\"refreshToken\":\"next\"}");
            case "CreateOAuth2Token" -> signIn(exchange, body);
            default -> send(exchange, 404, "");
        }
    }

    private static Call call(HttpExchange exchange, String body) {
        var headers = exchange.getRequestHeaders();
        var signed = SIGNED.matcher(
                headers.getOrDefault("Authorization", List.of("")).getFirst());
        boolean isSigned = signed.find();
        String path = exchange.getRequestURI().getPath();
        var action = ACTION.matcher(body);
        return new Call(
                headers.getFirst("Host"),
                exchange.getRequestURI().toString(),
                path.startsWith("/federation")
                        ? "GetRoleCredentials"
                        : TOKENS.getOrDefault(path, action.find() ? action.group(1) : "?"),
                isSigned ? signed.group(1) : "",
                isSigned ? signed.group(2) : "",
                headers.getOrDefault("Proxy-Authorization", List.of("")).getFirst());
    }

    private static void identity(HttpExchange exchange, String key) throws IOException {
        switch (key) {
            case "THROTTLED" -> error(exchange, 400, "Throttling", "Rate exceeded");
            case "BROKEN" -> send(exchange, 503, "<html>sorry</html>");
            case "PROXIED" -> send(exchange, 403, "<html>blocked by policy</html>");
            case "SKEWED" ->
                error(
                        exchange,
                        403,
                        "SignatureDoesNotMatch",
                        "Signature expired: 20260101T000000Z is now earlier than");
            case "REVOKED" -> error(exchange, 403, "InvalidClientTokenId", "The security token is invalid.");
            default -> {
                var account = ACCOUNT.matcher(key);
                String id = account.find() ? account.group() : "000000000000";
                send(
                        exchange,
                        200,
                        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::" + id
                                + ":user/scripted</Arn><Account>" + id
                                + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
            }
        }
    }

    private static void role(HttpExchange exchange, String action, String body) throws IOException {
        var account = Pattern.compile("iam%3A%3A(\\d{12})%3Arole").matcher(body);
        if (!account.find() || body.contains("denied")) {
            error(
                    exchange,
                    403,
                    "AccessDenied",
                    "User: arn:aws:iam::1:user/u is not authorized to perform: sts:AssumeRole");
            return;
        }
        String keys = "<AccessKeyId>ASIA" + account.group(1) + (body.contains("TokenCode=123456") ? "MFA" : "ROLE")
                + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                + "<Expiration>2099-01-01T00:00:00Z</Expiration>";
        send(
                exchange,
                200,
                "<%1$sResponse><%1$sResult><Credentials>%2$s</Credentials></%1$sResult></%1$sResponse>"
                        .formatted(action, keys));
    }

    /** To whoever proves, for the token that was given last, to have the key that it was given to. */
    private static void signIn(HttpExchange exchange, String body) throws IOException {
        if (!exchange.getRequestHeaders().containsKey("DPoP") || !body.contains("\"refreshToken\":\"first\"")) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", "AccessDeniedException");
            send(exchange, 400, "{\"error\":\"TOKEN_EXPIRED\",\"message\":\"expired\"}");
            return;
        }
        send(
                exchange,
                200,
                "{\"accessToken\":{\"accessKeyId\":\"ASIA555555555555\",\"secretAccessKey\":\"s\",\"sessionToken\":\"t\"},"
                    + "\"tokenType\":\"aws_sigv4\",\"expiresIn\":900,\"refreshToken\":\"next\"}");
    }

    private static void portal(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token");
        if (!"good".equals(token)) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", "UnauthorizedException");
            send(exchange, 401, "{\"message\":\"Session token not found or invalid\"}");
            return;
        }
        if (exchange.getRequestURI().getQuery().contains("nobody")) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", "ForbiddenException");
            send(exchange, 403, "{\"message\":\"No access\"}");
            return;
        }
        send(
                exchange,
                200,
                "{\"roleCredentials\":{\"accessKeyId\":\"ASIA444444444444SSO\",\"secretAccessKey\":\"s\","
                        + "\"sessionToken\":\"t\",\"expiration\":4102444800000}}");
    }

    private static void error(HttpExchange exchange, int status, String code, String message) throws IOException {
        send(
                exchange,
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message><![CDATA[" + message
                        + "]]></Message></Error></ErrorResponse>");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
