package ebscensus.aws;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ebscensus.aws.AwsSettings.FixedCredentials;
import ebscensus.core.census.Census;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts.Organization;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that answers what EC2 never would: a clear failure follows, soon and in little memory. */
@Timeout(60)
class HostileEndpointTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Budget BUDGET = Budget.ofCallsPerSecond(60);
    private static final String IDENTITY =
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
                + "<Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/it</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private volatile Answer answer = text(500, "");

    @FunctionalInterface
    private interface Answer {
        void write(HttpExchange exchange) throws IOException;
    }

    HostileEndpointTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void an_external_entity_is_not_read(@TempDir Path directory) throws IOException {
        var secret = Files.writeString(directory.resolve("secret"), "31337");
        String body = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>" + volumes("&e;", "");
        try (var inventory = inventory(text(200, body))) {
            assertThat(failure(() -> volumes(inventory)).toString()).doesNotContain("31337");
        }
    }

    @Test
    void an_external_entity_of_another_host_is_not_fetched() {
        var fetched = new AtomicInteger();
        try (var inventory = inventory(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/entity")) {
                fetched.incrementAndGet();
            }
            String entity = "http://127.0.0.1:" + server.getAddress().getPort() + "/entity";
            text(
                            200,
                            "<!DOCTYPE x SYSTEM \"" + entity + "\" [<!ENTITY e SYSTEM \"" + entity + "\">]>"
                                    + volumes("&e;", ""))
                    .write(exchange);
        })) {
            failure(() -> volumes(inventory));

            assertThat(fetched).hasValue(0);
        }
    }

    @Test
    void a_billion_laughs_do_not_expand() {
        var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"1\">");
        for (int level = 1; level <= 30; level++) {
            laughs.append("<!ENTITY l%d \"&l%d;&l%2$d;&l%2$d;&l%2$d;\">".formatted(level, level - 1));
        }
        try (var inventory = inventory(text(200, laughs + "]>" + volumes("&l30;", "")))) {
            failure(() -> volumes(inventory));
        }
    }

    @Test
    void a_body_of_100_MB_is_given_up_and_not_asked_for_again() {
        try (var inventory = inventory(endless(200, 100))) {
            assertThat(failure(() -> volumes(inventory)))
                    .asInstanceOf(type(Failed.class))
                    .extracting(Failed::message)
                    .asString()
                    .contains("the answer is longer than 67108864 bytes");
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void an_error_of_100_MB_is_given_up_too() {
        try (var inventory = inventory(endless(400, 100))) {
            failure(() -> volumes(inventory));
        }
    }

    @Test
    void what_a_ledger_line_says_of_an_error_is_short_however_long_the_error_is() {
        String megabyte = "x".repeat(1 << 20);
        for (String code : List.of("UnauthorizedOperation", "Strange", megabyte)) {
            String error = "<Response><Errors><Error><Code>" + code + "</Code><Message>" + megabyte
                    + "</Message></Error></Errors><RequestID>" + megabyte + "</RequestID></Response>";
            try (var inventory = inventory(text(400, error))) {
                assertThat(failure(() -> volumes(inventory)).toString())
                        .contains("xxx")
                        .hasSizeLessThan(5_000);
            }
        }
        try (var inventory = inventory(text(200, volumes(megabyte, "")))) {
            assertThat(failure(() -> volumes(inventory)).toString()).hasSizeLessThan(5_000);
        }
    }

    @Test
    void a_body_that_would_inflate_to_a_gigabyte_is_not_inflated() throws IOException {
        var bomb = bomb(1_024);
        for (int status : List.of(200, 400)) {
            try (var inventory = inventory(exchange -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(status, bomb.length);
                exchange.getResponseBody().write(bomb);
            })) {
                assertThat(failure(() -> volumes(inventory)).toString())
                        .contains("the answer is encoded as \"gzip\", which was not asked for");
                assertThat(bomb.length).isLessThan(2 << 20);
            }
        }
    }

    @Test
    void an_assumed_role_without_credentials_is_a_failure_of_its_account_alone() {
        var role = new AccountRole("Reader", null);
        for (String result : List.of(
                "",
                "<Credentials/>",
                "<Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey></Credentials>",
                "<Credentials><AccessKeyId/><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                        + "<Expiration>2036-01-01T00:00:00Z</Expiration></Credentials>")) {
            String body = "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult>"
                    + result + "</AssumeRoleResult></AssumeRoleResponse>";
            try (var inventory = inventory(text(200, body))) {
                var other = inventory.as(role);

                assertThat(failure(() -> other.enter("444455556666")).toString())
                        .contains("sts:AssumeRole", "STS has answered without the requested data");
                assertThat(failure(() -> other.enabledRegions("444455556666")).toString())
                        .contains("STS has answered without the requested data");
            }
        }
    }

    @Test
    void a_region_that_would_lead_to_another_host_is_refused() {
        for (String name : List.of("evil.example.com/#", "eu-west-1@evil.example.com", "../x", "", "*")) {
            String body = "<DescribeRegionsResponse><regionInfo><item><regionName>" + name
                    + "</regionName></item></regionInfo></DescribeRegionsResponse>";
            try (var inventory = inventory(text(200, body))) {
                assertCode("IncompleteAnswer", () -> inventory.enabledRegions(SCOPE.account()));
            }
        }
    }

    @Test
    void an_account_of_the_organization_that_is_no_account_is_refused() {
        for (String id : List.of("1", "*", "111122223333:role/x", "../111122223333")) {
            try (var inventory =
                    inventory(text(200, "{\"Accounts\":[{\"Id\":\"" + id + "\",\"State\":\"ACTIVE\"}]}"))) {
                assertCode("IncompleteAnswer", () -> inventory.accounts(new Organization(List.of(), List.of())));
            }
        }
    }

    @Test
    void a_page_of_volumes_that_points_to_itself_ends() {
        try (var inventory = inventory(text(200, volumes("8", "<nextToken>again</nextToken>")))) {
            assertCode("RepeatedPageToken", () -> volumes(inventory));
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void a_page_of_instances_that_points_to_itself_ends() {
        try (var inventory = inventory(
                text(
                        200,
                        "<DescribeInstancesResponse><reservationSet/><nextToken>again</nextToken></DescribeInstancesResponse>"))) {
            var census = count(inventory);

            assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
            assertThat(census.ledger())
                    .singleElement()
                    .extracting(line -> line.outcome())
                    .asInstanceOf(type(Failed.class))
                    .extracting(Failed::code)
                    .isEqualTo("RepeatedPageToken");
            assertThat(requests)
                    .as("two pages of instances, and one of volumes that is read meanwhile")
                    .hasValueBetween(2, 3);
        }
    }

    @Test
    void a_page_of_the_organization_that_points_to_itself_ends() {
        try (var inventory = inventory(text(200, "{\"Accounts\":[],\"NextToken\":\"again\"}"))) {
            assertCode("RepeatedPageToken", () -> inventory.accounts(new Organization(List.of(), List.of())));
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void an_answer_without_what_was_asked_for_is_not_taken_for_none() {
        for (String body : List.of("", "{}", "<x/>", "<DescribeVolumesResponse/>")) {
            try (var inventory = inventory(text(200, body))) {
                failure(() -> volumes(inventory));
                failure(() ->
                        inventory.fleet(SCOPE, CensusRequest.DEFAULT, BUDGET).page(null));
                failure(() -> inventory.accounts(new Organization(List.of(), List.of())));
                failure(() -> inventory.enabledRegions(SCOPE.account()));
            }
        }
    }

    @Test
    void sizes_that_are_no_sizes_are_refused() {
        for (String size : List.of("", "many", "99999999999999999999", "1e3", "-1")) {
            try (var inventory = inventory(text(200, volumes(size, "")))) {
                failure(() -> volumes(inventory));
            }
        }
    }

    @Test
    void zones_that_are_no_zones_divide_no_fleet() {
        String zone = zone("eu-west-1a");
        for (String zones : List.of(
                "",
                zone,
                zone + zone,
                zone + zone("*"),
                zone + zone(""),
                zone + zone("x".repeat(256)),
                zone + "<item><zoneType>availability-zone</zoneType></item>",
                IntStream.range(0, 1_000)
                        .mapToObj(number -> zone("eu-west-" + number))
                        .collect(joining()))) {
            try (var inventory = inventory(text(200, zones(zones)))) {
                var division =
                        inventory.fleet(SCOPE, CensusRequest.DEFAULT, BUDGET).divided();

                assertThat(division.parts()).as(zones).isEmpty();
                assertThat(division.calls().requests()).isEqualTo(1);
            }
        }
    }

    private static String zones(String items) {
        return "<DescribeAvailabilityZonesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                + "<availabilityZoneInfo>" + items + "</availabilityZoneInfo></DescribeAvailabilityZonesResponse>";
    }

    private static String zone(String name) {
        return "<item><zoneName>" + name + "</zoneName><zoneType>availability-zone</zoneType></item>";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (form.contains("Action=GetCallerIdentity")) {
                text(200, IDENTITY).write(exchange);
            } else {
                requests.incrementAndGet();
                answer.write(exchange);
            }
        }
    }

    private AwsInventory inventory(Answer hostile) {
        answer = hostile;
        return AwsInventory.connect(AwsSettings.DEFAULT
                .withRegion(SCOPE.region())
                .withEndpoint(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .withCredentials(new FixedCredentials("AKIASIMULATED", "secret"))
                .withPatience(Simulated.HASTE));
    }

    private static String volumes(String size, String end) {
        return "<DescribeVolumesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><volumeSet><item>"
                + "<volumeId>vol-1</volumeId><size>" + size + "</size><volumeType>gp3</volumeType><attachmentSet><item>"
                + "<instanceId>i-1</instanceId><status>attached</status></item></attachmentSet></item></volumeSet>"
                + end + "</DescribeVolumesResponse>";
    }

    private static Answer text(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** One element whose text does not end. */
    private static Answer endless(int status, int megabytes) {
        byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write("<DescribeVolumesResponse><requestId>".getBytes(StandardCharsets.UTF_8));
            for (int sent = 0; sent < megabytes; sent++) {
                exchange.getResponseBody().write(megabyte);
            }
        };
    }

    /** Blanks that inflate to so many megabytes. */
    private static byte[] bomb(int megabytes) throws IOException {
        byte[] megabyte = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            for (int written = 0; written < megabytes; written++) {
                gzip.write(megabyte);
            }
        }
        return compressed.toByteArray();
    }

    private static void volumes(Inventory inventory) {
        inventory.volumes(SCOPE, BUDGET).attachedTo(List.of("i-1"));
    }

    private static Census count(Inventory inventory) {
        return new InProcessCensus(inventory, Concurrency.DEFAULT, new Progress())
                .count(CensusRequest.DEFAULT.withCallsPerSecond(60), Resolution.of(List.of(SCOPE)));
    }

    private static Missing failure(ThrowingCallable call) {
        var failure = new Missing[1];
        assertThatThrownBy(call)
                .asInstanceOf(type(ScopeFailure.class))
                .satisfies(thrown -> failure[0] = thrown.missing());
        return failure[0];
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThat(failure(call))
                .asInstanceOf(type(Failed.class))
                .extracting(Failed::code)
                .isEqualTo(code);
    }
}
