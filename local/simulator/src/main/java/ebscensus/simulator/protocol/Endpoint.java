package ebscensus.simulator.protocol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Reads and logs requests, lets the service answer them, and sends the responses after the simulated latency. */
final class Endpoint implements HttpHandler {
    private record Counted(SimulatedScope scope, String action) {}

    /**
     * The longest request, in bytes. Our own choice: the limit is more than ten times the length of a thousand ids or of 200
     * filter values of 255 characters.
     */
    private static final int LONGEST_FORM = 1 << 20;

    /** Passed to the JDK's server instead of a length, this value means that there is no body. */
    private static final long NOTHING = -1;

    /** Passed to the JDK's server instead of a length, this value means that the length of the body is unknown. */
    private static final long CHUNKS = 0;

    private static final String STS_VERSION = "2011-06-15";

    private final Service service;
    private final SimulatedScope firstScope;
    private final SimulatorOptions options;
    private final RequestLog log;
    private final Map<Counted, AtomicLong> ordinals = new ConcurrentHashMap<>();
    private final Map<SimulatedScope, AtomicLong> calls = new ConcurrentHashMap<>();

    Endpoint(Simulation simulation, SimulatorOptions options, RequestLog log) {
        this.service = new Service(simulation, options);
        this.firstScope = simulation.firstScope();
        this.options = options;
        this.log = log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        long arrival = System.nanoTime();
        try (exchange) {
            var reply = reply(exchange);
            long latency = options.latency().nanos(reply.items());
            // The response is written into memory before the wait, so that writing does not add to the latency.
            var ready = latency > 0 && reply instanceof Reply.Streamed streamed ? streamed.whole() : reply;
            await(arrival + latency);
            send(exchange, ready);
        } catch (InterruptedException e) {
            // The simulator is closing, which ends the connection.
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            var request = read(exchange);
            var reply = service.reply(request);
            log.add(logged(request, reply));
            return reply;
        } catch (Ec2Error e) {
            return Service.refused(target(exchange).map(JsonCall::api).orElse(Api.EC2), e);
        }
    }

    private Request read(HttpExchange exchange) throws IOException {
        var query = query(exchange);
        var credentials =
                Credentials.of(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
        var scope = scope(credentials);
        var api = api(exchange, query, credentials);
        return new Request(
                query,
                scope,
                api,
                credentials.expiry(),
                next(ordinals, new Counted(scope, query.action())),
                api == Api.EC2 ? next(calls, scope) : 0,
                options.nanoClock().getAsLong(),
                options.instantSource().instant());
    }

    private static <K> long next(Map<K, AtomicLong> counters, K counted) {
        return counters.computeIfAbsent(counted, _ -> new AtomicLong()).getAndIncrement();
    }

    private static Query query(HttpExchange exchange) throws IOException {
        String form = form(exchange);
        return target(exchange).map(target -> JsonCall.query(target, form)).orElseGet(() -> Query.parse(form));
    }

    private static Api api(HttpExchange exchange, Query query, Credentials credentials) {
        boolean sts = credentials.service().filter("sts"::equals).isPresent()
                || query.text("Version").filter(STS_VERSION::equals).isPresent();
        return target(exchange).map(JsonCall::api).orElse(sts ? Api.STS : Api.EC2);
    }

    /** The target of a call in AWS's JSON protocol; empty for other calls. */
    private static Optional<String> target(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(JsonCall.TARGET));
    }

    private SimulatedScope scope(Credentials credentials) {
        try {
            return new SimulatedScope(
                    credentials.account().orElse(firstScope.account()),
                    credentials.region().orElse(firstScope.region()));
        } catch (IllegalArgumentException e) {
            throw Ec2Error.of(Fault.Refusal.REGION_DISABLED);
        }
    }

    private static String form(HttpExchange exchange) throws IOException {
        if ("GET".equals(exchange.getRequestMethod())) {
            return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        }
        var bytes = exchange.getRequestBody().readNBytes(LONGEST_FORM + 1);
        if (bytes.length > LONGEST_FORM) {
            throw new Ec2Error(413, "RequestEntityTooLarge", "The request is longer than " + LONGEST_FORM + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static LoggedRequest logged(Request request, Reply reply) {
        return new LoggedRequest(
                request.nanos(),
                request.scope().account(),
                request.scope().region(),
                request.action(),
                request.query().maxResults(),
                request.query().filterValues(),
                request.query().ids(),
                request.hasToken(),
                request.query().text("ExternalId"),
                reply.status(),
                reply.error(),
                reply.items());
    }

    private static void await(long nanoTime) throws InterruptedException {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** Sends a reply. Sends nothing for {@link Reply.Silence}, so that the connection ends when the exchange is closed. */
    private static void send(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
        switch (reply) {
            // The wait itself is the simulated fault; a client must detect it with its own timeout.
            case Reply.Silence(var before) -> Thread.sleep(before);
            case Reply.Whole whole -> {
                int length = whole.xml().length();
                begin(exchange, whole.status(), whole.mediaType(), length == 0 ? NOTHING : length);
                whole.xml().writeTo(exchange.getResponseBody());
            }
            case Reply.Streamed streamed -> {
                begin(exchange, streamed.status(), streamed.mediaType(), CHUNKS);
                var xml = XmlWriter.into(exchange.getResponseBody());
                streamed.answer().write(xml, streamed.requestId());
                xml.flush();
            }
        }
    }

    private static void begin(HttpExchange exchange, int status, String mediaType, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, length);
    }
}
