package ebscensus.statemachine.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fault.ObservedRequest;
import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.ScopeTruth;
import ebscensus.statemachine.Execution;
import ebscensus.statemachine.Functions;
import ebscensus.statemachine.S3Objects;
import ebscensus.statemachine.StateError;
import ebscensus.statemachine.deployed.Course.Begun;
import ebscensus.statemachine.deployed.DeployedCensus.Contacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An execution in which a combination comes to pass, and how it goes. */
final class CombinationRun {
    private final DeployedCensus census;
    private final Combination combination;
    private final String name;
    private final String region;
    private final List<Begun> begun = Collections.synchronizedList(new ArrayList<>());
    private int refused;
    private int died;
    private int worked;

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

    /** An execution that misses something, so that another can complete it. */
    static CombinationRun ofEarlier(DeployedCensus census, String region) {
        return new CombinationRun(
                census, new Combination(Work.LISTING, Trouble.DENIED, Combination.ALWAYS), earlier(region), region);
    }

    /** @param truth of the region */
    Course course(ScopeTruth truth) {
        var execution = census.execute(name, request(), this::met);
        return new Course(begun, end(execution, truth));
    }

    private Contacts met(Contacts contacts) {
        return contacts.with(functions(contacts.functions()))
                .with(objects(contacts.objects()))
                .with((topic, subject, message) -> call(Work.ANNOUNCING));
    }

    private Functions functions(Functions functions) {
        return (arn, payload) -> {
            if (!arn.contains(combination.work().function())) {
                return functions.invoke(arn, payload);
            }
            refuse();
            return combination.work().isOfAFunction() ? begin(functions, arn, payload) : functions.invoke(arn, payload);
        };
    }

    private S3Objects objects(S3Objects objects) {
        return new S3Objects() {
            @Override
            public byte[] get(String bucket, String key) {
                return objects.get(bucket, key);
            }

            @Override
            public void put(String bucket, String key, byte[] object) {
                if (key.contains("/lost/")) {
                    call(Work.RECORDING_A_LOSS);
                }
                objects.put(bucket, key, object);
            }
        };
    }

    private void refuse() {
        if (refused < combination.inARow()) {
            refused++;
            throw new StateError(combination.refusal(), Combination.REFUSED);
        }
        refused = 0;
    }

    private byte[] begin(Functions functions, String arn, byte[] payload) {
        int attempt =
                DeployedCensus.json(new String(payload, UTF_8)).path("attempt").asInt(0);
        var relief = befall(payload);
        try {
            byte[] answer = functions.invoke(arn, payload);
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
        String error =
                begun.size() < combination.times() ? combination.trouble().error() : "";
        begun.add(new Begun(0, error));
        if (!error.isEmpty()) {
            throw new StateError(error, Combination.REFUSED);
        }
    }

    /** @return what ends it */
    private Runnable befall(byte[] payload) {
        if (died < combination.deaths()) {
            died++;
            return combination.death() == Death.KILLED ? befall(this::killed) : garble(firstObject(payload));
        }
        died = 0;
        worked++;
        return worked <= combination.times() ? befall(combination.trouble()::faultFor) : () -> {};
    }

    /** Each request of this work. */
    private Runnable befall(FaultPlan plan) {
        census.befall(
                region,
                request -> request.action().equals(combination.work().action())
                        ? plan.faultFor(request)
                        : Optional.empty());
        return () -> census.heal(region);
    }

    private Optional<Fault> killed(ObservedRequest request) {
        if (combination.work() == Work.MEASURING_A_CHUNK) {
            census.killWorker(name, region);
        } else {
            census.killLister(name);
        }
        return Optional.empty();
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
            default -> isRerun() ? rerun() : ofRegion();
        };
    }

    /** Without an earlier execution ListInstances reads nothing. */
    private boolean isRerun() {
        return combination.death() == Death.UNREADABLE
                && combination.work().state().equals("ListInstances");
    }

    private String rerun() {
        return "{\"rerun\": \"%s\", \"callsPerSecond\": 60}".formatted(earlier(region));
    }

    /** The first request of its kind on a day is announced, so none is like another. */
    private String ofRegion() {
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
                : failed(failure);
    }

    /** With the part of the cause that says what is wrong, or all of it. */
    private String failed(StateError failure) {
        String trace = combination.traceOf(failure.error());
        return "FAILED " + failure.error() + ": " + (failure.cause().contains(trace) ? trace : failure.cause());
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
        if (summary.get("missing")
                .valueStream()
                .noneMatch(line -> line.stringValue().contains(region))) {
            return "INCOMPLETE without the name of what is missing: " + summary;
        }
        return census.report(summary)
                .get("ledger")
                .valueStream()
                .map(line -> "INCOMPLETE " + line.get("outcome").stringValue()
                        + (line.has("chunk") ? " " + line.get("message").stringValue() : ""))
                .collect(Collectors.joining(", "));
    }
}
