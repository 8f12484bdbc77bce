package ebscensus.statemachine.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.ObservedRequest;
import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.ScopeTruth;
import ebscensus.statemachine.Execution;
import ebscensus.statemachine.Functions;
import ebscensus.statemachine.StateError;
import ebscensus.statemachine.deployed.Course.Begun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An execution in which a combination befalls one of the functions. It stands before that function, and counts its invocations. */
final class CombinationRun implements Functions {
    static final String CAUSE_OF_REFUSALS = "refused by the test";

    private static final Runnable NOTHING = () -> {};

    private final DeployedCensus census;
    private final Combination combination;
    private final String name;
    private final String region;
    private final ScopeTruth truth;
    private final List<Begun> begun = Collections.synchronizedList(new ArrayList<>());
    private Functions functions = (arn, _) -> {
        throw new IllegalStateException(arn + " is invoked before the execution has begun");
    };
    private int refused;

    /**
     * @param name of the execution
     * @param region that no other execution uses meanwhile
     */
    CombinationRun(DeployedCensus census, Combination combination, String name, String region, ScopeTruth truth) {
        this.census = census;
        this.combination = combination;
        this.name = name;
        this.region = region;
        this.truth = truth;
    }

    Course course() {
        var execution = census.execute(name, request(), contacts -> {
            functions = contacts.functions();
            return contacts.with(this);
        });
        return new Course(begun, end(execution));
    }

    @Override
    public byte[] invoke(String arn, byte[] payload) {
        if (!arn.contains(combination.work().function())) {
            return functions.invoke(arn, payload);
        }
        if (refused < combination.inARow()) {
            refused++;
            throw new StateError(combination.refusal(), CAUSE_OF_REFUSALS);
        }
        refused = 0;
        var relief = begun.size() < combination.times() ? befall(payload) : NOTHING;
        try {
            return begin(arn, payload);
        } finally {
            relief.run();
        }
    }

    private byte[] begin(String arn, byte[] payload) {
        int attempt = DeployedCensus.json(new String(payload, UTF_8)).path("attempt").asInt(0);
        try {
            byte[] answer = functions.invoke(arn, payload);
            begun.add(new Begun(attempt, ""));
            return answer;
        } catch (StateError e) {
            begun.add(new Begun(attempt, e.error()));
            throw e;
        }
    }

    /** @return what ends it */
    private Runnable befall(byte[] payload) {
        if (combination.trouble() == Trouble.UNREADABLE) {
            return garble(object(payload));
        }
        census.befall(
                region,
                request -> request.action().equals(combination.work().action()) ? fault(request) : Optional.empty());
        return () -> census.heal(region);
    }

    private Optional<Fault> fault(ObservedRequest request) {
        if (combination.trouble() == Trouble.KILLED) {
            kill();
        }
        return combination.trouble().faultFor(request);
    }

    private void kill() {
        if (combination.work() == Work.MEASURING_A_CHUNK) {
            census.killWorker(name, region);
        } else {
            census.killLister(name);
        }
    }

    private Runnable garble(String key) {
        String object = census.object(key);
        census.replaceObject(key, object.substring(1));
        return () -> census.replaceObject(key, object);
    }

    /** What the function reads first. */
    private String object(byte[] payload) {
        String run = DeployedCensus.run(payload);
        return switch (combination.work()) {
            case LISTING, MEASURING_A_SMALL_FLEET -> "reports/executions/" + earlier(region) + ".json";
            case MEASURING_A_CHUNK -> "runs/" + run + "/chunks/00001.json";
            case REDUCING -> "runs/" + run + "/plan.json";
        };
    }

    /** An execution that this one completes, if its record is what cannot be read. */
    static String earlier(String region) {
        return "earlier-" + region;
    }

    private String request() {
        return switch (combination.trouble()) {
            case NOT_ALLOWED -> "{\"callsPerSecnod\": 5}";
            case NOBODY -> "{\"accounts\": {\"exclude\": [\"" + SynthesizedCensus.ACCOUNT + "\"]}}";
            case UNREADABLE ->
                combination.work() == Work.LISTING
                        ? "{\"rerun\": \"" + earlier(region) + "\", \"callsPerSecond\": 60}"
                        : ofRegion();
            default -> ofRegion();
        };
    }

    private String ofRegion() {
        return "{\"regions\": [\"%s\"], \"callsPerSecond\": 60, \"inProcessLimit\": %d}"
                .formatted(region, combination.work() == Work.MEASURING_A_CHUNK ? 0 : 1_000);
    }

    private String end(Execution execution) {
        if (!execution.hasFailed()) {
            return counted(execution.output());
        }
        var failure = execution.failure();
        return failure.error().equals("CensusIncomplete")
                ? missing(DeployedCensus.json(failure.cause()))
                : "FAILED " + failure.error() + ": " + part(failure.cause());
    }

    /** The part of the cause that names what is wrong, or all of it. */
    private String part(String cause) {
        return List.of(CAUSE_OF_REFUSALS, combination.trouble().trace()).stream()
                .filter(part -> !part.isEmpty() && cause.contains(part))
                .findFirst()
                .orElse(cause);
    }

    private String counted(JsonNode summary) {
        var count = new ScopeTruth(
                summary.get("instances").longValue(),
                new Count(
                        summary.get("volumes").longValue(),
                        summary.get("gibibytes").longValue()));
        return count.equals(truth) ? summary.get("verdict").stringValue() : "counted " + count + ", not " + truth;
    }

    /** The outcome of the region in the report that the summary points at. */
    private String missing(JsonNode summary) {
        if (summary.get("missing").valueStream().noneMatch(line -> line.stringValue().contains(region))) {
            return "INCOMPLETE without a reason: " + summary;
        }
        return census.report(summary).get("ledger").valueStream()
                .map(line -> "INCOMPLETE " + line.get("outcome").stringValue() + (line.has("chunk") ? " " + line.get("message").stringValue() : ""))
                .collect(Collectors.joining(", "));
    }
}
