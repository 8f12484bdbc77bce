package ebscensus.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ebscensus.aws.AwsSettings.FixedCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An endpoint that answers each request as a test says. */
final class ScriptedAws implements AutoCloseable {
    static final String OWN = "111122223333";

    private static final Pattern SIGNED = Pattern.compile("Credential=([^/]+)/\\d{8}/([^/]+)/");
    private static final Pattern ACTION = Pattern.compile("Action=(\\w+)");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final Function<Asked, Answer> script;

    /** @param key the access key that signed it */
    record Asked(String action, String region, String key, String form) {}

    record Answer(int status, String body) {}

    private ScriptedAws(HttpServer server, Function<Asked, Answer> script) {
        this.server = server;
        this.script = script;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static ScriptedAws start(Function<Asked, Answer> script) {
        try {
            return new ScriptedAws(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), script);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    AwsSettings settings(String region) {
        return AwsSettings.DEFAULT
                .withRegion(region)
                .withEndpoint(URI.create("http://" + host()))
                .withCredentials(new FixedCredentials("AKIASCRIPTED", "secret"))
                .withPatience(Simulated.HASTE);
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** As ACTION/REGION, in order. */
    List<String> asked() {
        return asked.stream().map(one -> one.action() + "/" + one.region()).toList();
    }

    List<Asked> requests() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    static Answer ok(String body) {
        return new Answer(200, body);
    }

    static Answer ec2Error(int status, String code, String message) {
        return new Answer(
                status,
                "<Response><Errors><Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error></Errors><RequestID>request-1</RequestID></Response>");
    }

    static Answer stsError(int status, String code, String message) {
        return new Answer(
                status,
                "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>"
                        + code
                        + "</Code><Message>" + message
                        + "</Message></Error><RequestId>request-1</RequestId></ErrorResponse>");
    }

    static Answer identity() {
        return ok("<GetCallerIdentityResponse"
                + " xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
                + "<Arn>arn:aws:iam::" + OWN + ":user/scripted</Arn><UserId>AIDASCRIPTED</UserId><Account>"
                + OWN
                + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
    }

    static Answer assumed() {
        return ok("<AssumeRoleResponse"
                + " xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>"
                + "<AccessKeyId>ASIASCRIPTED</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
                + "<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
                + "</AssumeRoleResult></AssumeRoleResponse>");
    }

    /** A page with one running instance for each id, each with a volume mapped. */
    static Answer instances(List<String> ids) {
        var page = new StringBuilder("<DescribeInstancesResponse><reservationSet><item><instancesSet>");
        ids.forEach(id -> page.append("<item><instanceId>")
                .append(id)
                .append(
                        "</instanceId><instanceState><name>running</name></instanceState><blockDeviceMapping><item><ebs>"
                            + "<volumeId>vol-1</volumeId></ebs></item></blockDeviceMapping></item>"));
        return ok(page.append("</instancesSet></item></reservationSet></DescribeInstancesResponse>")
                .toString());
    }

    /** A page of one volume. */
    static Answer volume(long gibibytes, String attachment) {
        return ok("<DescribeVolumesResponse><volumeSet><item><volumeId>vol-1</volumeId><size>" + gibibytes
                + "</size><volumeType>gp3</volumeType><attachmentSet><item>" + attachment
                + "</item></attachmentSet></item></volumeSet></DescribeVolumesResponse>");
    }

    static Answer noVolumes() {
        return ok("<DescribeVolumesResponse><volumeSet/></DescribeVolumesResponse>");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = asked(exchange);
            asked.add(request);
            var answer = script.apply(request);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Asked asked(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var action = ACTION.matcher(form);
        String name = action.find() ? action.group(1) : target == null ? "" : target.replaceFirst(".*\\.", "");
        var signed = SIGNED.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
        return signed.find() ? new Asked(name, signed.group(2), signed.group(1), form) : new Asked(name, "", "", form);
    }
}
