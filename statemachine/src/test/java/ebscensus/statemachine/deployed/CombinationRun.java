package ebscensus.statemachine.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.ObservedRequest;
import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.ScopeTruth;
import ebscensus.statemachine.Execution;
import ebscensus.statemachine.S3Objects;
import ebscensus.statemachine.StateError;
import ebscensus.statemachine.deployed.Course.Begun;
import ebscensus.statemachine.deployed.DeployedCensus.Contacts;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An execution in which a combination comes to pass, and how it goes. */
final class CombinationRun {
    static final String REFUSED = "refused by the test";

    private static final Runnable NOTHING = () -> {};

    private final DeployedCensus census;
    private final Combination combination;
    private final String name;
    private final String region;
    private final List<Begun> begun = Collections.synchronizedList(new ArrayList<>());
    private int refused;

    /**
     * @param name of the execution
     * @param region that no other execution uses meanwhile
     */
    CombinationRun(DeployedCensus census, Combination combination, String name, String region) {
        this.census = census;
        this.combination = combination;
        this.name = name;
        this.region = region;
    }

    /** An execution that can be completed, and is where the record of an earlier one is what is {@link Trouble#UNREADABLE}. */
    static CombinationRun ofEarlier(DeployedCensus census, String region) {
        var denied = new Combination(Work.LISTING, Trouble.DENIED, Combination.ALWAYS, "", 0);
        return new CombinationRun(census, denied, earlier(region), region);
    }

    /** @param truth of the region */
    Course course(ScopeTruth truth) {
        var execution = census.execute(name, request(), this::met);
        return new Course(begun, end(execution, truth));
    }

    private Contacts met(Contacts contacts) {
        return contacts.with((arn, payload) -> {
                    if (arn.contains(combination.work().function())) {
                        refuse();
                        return combination.work().isOfAFunction()
                                ? begin(contacts, arn, payload)
                                : contacts.functions().invoke(arn, payload);
                    }
                    return contacts.functions().invoke(arn, payload);
                })
                .with(new S3Objects() {
                    @Override
                    public byte[] get(String bucket, String key) {
                        return contacts.objects().get(bucket, key);
                    }

                    @Override
                    public void put(String bucket, String key, byte[] object) {
                        if (key.contains("/lost/")) {
                            call(Work.RECORDING_A_LOSS);
                        }
                        contacts.objects().put(bucket, key, object);
                    }
                })
                .with((topic, subject, message) -> call(Work.ANNOUNCING));
    }

    private void refuse() {
        if (refused < combination.inARow()) {
            refused++;
            throw new StateError(combination.refusal(), REFUSED);
        }
        refused = 0;
    }

    private byte[] begin(Contacts contacts, String arn, byte[] payload) {
        int attempt = DeployedCensus.json(new String(payload, UTF_8)).path("attempt").asInt(0);
        var relief = begun.size() < combination.times() ? befall(payload) : NOTHING;
        try {
            byte[] answer = contacts.functions().invoke(arn, payload);
            begun.add(new Begun(attempt, ""));
            return answer;
        } catch (StateError e) {
            begun.add(new Begun(attempt, e.error()));
            throw e;
        } finally {
            relief.run();
        }
    }

    /** A call of the state machine itself. */
    private void call(Work work) {
        if (combination.work() != work) {
            return;
        }
        String error = begun.size() < combination.times() ? combination.trouble().error() : "";
        begun.add(new Begun(0, error));
        if (!error.isEmpty()) {
            throw new StateError(error, REFUSED);
        }
    }

    /** @return what ends it */
    private Runnable befall(byte[] payload) {
        if (combination.trouble() == Trouble.UNREADABLE) {
            return garble(firstObject(payload));
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

    /** The key of what the function reads first. */
    private String firstObject(byte[] payload) {
        String run = "runs/" + DeployedCensus.run(payload);
        return switch (combination.work()) {
            case LISTING, MEASURING_A_SMALL_FLEET -> "reports/executions/" + earlier(region) + ".json";
            case MEASURING_A_CHUNK, RECORDING_A_LOSS -> run + "/chunks/00001.json";
            case REDUCING, ANNOUNCING -> run + "/plan.json";
        };
    }

    private static String earlier(String region) {
        return "earlier-" + region;
    }

    private String request() {
        return switch (combination.trouble()) {
            case NOT_ALLOWED -> "{\"callsPerSecnod\": 5}";
            case NOBODY -> "{\"accounts\": {\"exclude\": [\"" + SynthesizedCensus.ACCOUNT + "\"]}}";
            case UNREADABLE -> combination.work() == Work.LISTING ? rerun() : requestOfRegion();
            default -> requestOfRegion();
        };
    }

    private String rerun() {
        return "{\"rerun\": \"%s\", \"callsPerSecond\": 60}".formatted(earlier(region));
    }

    /** The first request of its kind on a day is announced, so none is like another. */
    private String requestOfRegion() {
        boolean isFannedOut = combination.work().function().equals(Work.MEASURING_A_CHUNK.function());
        return "{\"regions\": [\"%s\"], \"groupBy\": [\"tag:%s\"], \"callsPerSecond\": 60, \"inProcessLimit\": %d}"
                .formatted(region, name, isFannedOut ? 0 : 1_000);
    }

    private String end(Execution execution, ScopeTruth truth) {
        if (!execution.hasFailed()) {
            return counted(execution.output(), truth);
        }
        var failure = execution.failure();
        return failure.error().equals("CensusIncomplete")
                ? missing(DeployedCensus.json(failure.cause()))
                : "FAILED " + failure.error() + ": " + part(failure.cause());
    }

    /** The part that says what is wrong, or all of it. */
    private String part(String cause) {
        return Stream.of(REFUSED, combination.trouble().trace())
                .filter(part -> !part.isEmpty() && cause.contains(part))
                .findFirst()
                .orElse(cause);
    }

    private static String counted(JsonNode summary, ScopeTruth truth) {
        var count = new ScopeTruth(
                summary.get("instances").longValue(),
                new Count(
                        summary.get("volumes").longValue(),
                        summary.get("gibibytes").longValue()));
        return count.equals(truth) ? summary.get("verdict").stringValue() : "counted " + count + ", not " + truth;
    }

    /** The outcomes in the report that the summary points at. */
    private String missing(JsonNode summary) {
        if (summary.get("missing").valueStream().noneMatch(line -> line.stringValue().contains(region))) {
            return "INCOMPLETE without the name of what is missing: " + summary;
        }
        return census.report(summary).get("ledger").valueStream()
                .map(line -> "INCOMPLETE " + line.get("outcome").stringValue()
                        + (line.has("chunk") ? " " + line.get("message").stringValue() : ""))
                .collect(Collectors.joining(", "));
    }
}
