package ebscensus.statemachine.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;

import ebscensus.aws.LocalS3;
import ebscensus.lambda.FunctionFailed;
import ebscensus.lambda.FunctionSettings;
import ebscensus.lambda.LocalFunction;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.RequestLog;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import ebscensus.statemachine.BucketObjects;
import ebscensus.statemachine.Execution;
import ebscensus.statemachine.Functions;
import ebscensus.statemachine.S3Objects;
import ebscensus.statemachine.StateError;
import ebscensus.statemachine.StateMachine;
import ebscensus.statemachine.StateMachine.Services;
import ebscensus.statemachine.Topics;
import ebscensus.statemachine.VirtualTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stack as it would be in AWS: the synthesized definition, the functions of the artifact in processes of their own, S3 in
 * memory and EC2 simulated, both over HTTP and found by the variables that every SDK knows.
 */
final class DeployedCensus {
    private static final JsonMapper JSON = new JsonMapper();

    /** The C1 compiler alone: none of them lives long enough for the other to pay. */
    private static final List<String> IN_A_HURRY = List.of("-XX:TieredStopAtLevel=1");

    private final Setup setup;
    private final Map<String, FaultPlan> faults = new ConcurrentHashMap<>();
    private final Map<String, List<RecordedActions>> recorded = new ConcurrentHashMap<>();
    private final Simulator simulator;
    private final LocalS3 s3 = new LocalS3();
    private final BucketObjects objects = new BucketObjects(s3.client());
    private final Map<String, LocalFunction> functions;
    private final String definition;

    /**
     * What differs from the stack in AWS.
     *
     * @param processes of each function; further invocations wait
     * @param attempts the most HTTP requests of a function for one answer of AWS. With fewer than a function makes by itself, what
     *     EC2 refuses for good becomes a failure of the function sooner than after a minute, and the state machine's own attempts
     *     are what is tested here
     * @param environment more variables of every function
     * @param isRecorded whether what the functions do is to be told, which takes a fourth of the test's own processor time
     */
    record Setup(
            SimulatorOptions simulator,
            int processes,
            int attempts,
            Map<String, String> environment,
            boolean isRecorded) {
        /** More processes would only stand in each other's way; half of the attempts take seconds. */
        static final Setup DEFAULT = new Setup(SimulatorOptions.DEFAULT, 3, 4, Map.of(), true);
    }

    DeployedCensus(SynthesizedCensus synthesized, Simulation fleet, Path folder) throws Exception {
        this(synthesized, fleet, folder, Setup.DEFAULT);
    }

    DeployedCensus(SynthesizedCensus synthesized, Simulation fleet, Path folder, Setup setup) throws Exception {
        this.setup = setup;
        simulator = Simulator.start(
                fleet,
                setup.simulator()
                        .withFaults(request -> Optional.ofNullable(
                                        faults.get(request.scope().region()))
                                .flatMap(plan -> plan.faultFor(request))));
        functions = synthesized.functions(folder, LocalS3.BUCKET).values().stream()
                .collect(Collectors.toMap(FunctionSettings::arn, this::started));
        definition = StateMachine.substituted(synthesized.definition(), synthesized.substitutions(LocalS3.BUCKET));
    }

    private LocalFunction started(FunctionSettings function) {
        String aws = endpoint(function, simulator.endpoint());
        var environment = Map.of(
                "CENSUS_ATTEMPTS", Integer.toString(setup.attempts()),
                "AWS_ENDPOINT_URL_EC2", aws,
                "AWS_ENDPOINT_URL_STS", aws,
                "AWS_ENDPOINT_URL_ORGANIZATIONS", aws,
                "AWS_ENDPOINT_URL_PRICING", aws,
                "AWS_ENDPOINT_URL_S3", endpoint(function, s3.endpoint()));
        return new LocalFunction(
                function.withEnvironment(environment)
                        .withEnvironment(setup.environment())
                        .withJvmOptions(IN_A_HURRY),
                setup.processes());
    }

    /** Where the function finds what is at this endpoint. */
    private String endpoint(FunctionSettings function, URI endpoint) {
        if (!setup.isRecorded()) {
            return endpoint.toString();
        }
        var recorder = new RecordedActions(endpoint);
        recorded.computeIfAbsent(function.name(), _ -> new ArrayList<>()).add(recorder);
        return recorder.endpoint();
    }

    /** What Step Functions is in contact with, to be changed by what may befall it. */
    record Contacts(Functions functions, S3Objects objects, Topics topics) {
        Contacts with(Functions others) {
            return new Contacts(others, objects, topics);
        }

        Contacts with(S3Objects others) {
            return new Contacts(functions, others, topics);
        }

        Contacts with(Topics others) {
            return new Contacts(functions, objects, others);
        }
    }

    Execution execute(String run, String request, UnaryOperator<Contacts> change) {
        Topics nobody = (topic, _, _) -> {
            throw new StateError("SNS.NotFoundException", topic + " does not exist");
        };
        var contacts = change.apply(new Contacts(this::invoke, objects, nobody));
        var services = new Services(
                contacts.functions(), contacts.objects(), contacts.topics(), new VirtualTime(Instant.now(), 1));
        return new StateMachine(definition, services).execute(run, request);
    }

    /** What befalls the requests for one region from now on. */
    void befall(String region, FaultPlan plan) {
        faults.put(region, plan);
    }

    void heal(String region) {
        faults.remove(region);
    }

    /** Ends the process that lists for a run. */
    void killLister(String run) {
        function("list-instances")
                .kill(payload -> json(payload).at("/run").asString().equals(run));
    }

    /** Ends the process that measures the chunk of this region in a run. */
    void killWorker(String run, String region) {
        function("measure-chunk").kill(payload -> {
            var event = json(payload);
            String listing = event.get("run").stringValue();
            return listing.startsWith(run + "/")
                    && object("runs/%s/chunks/%05d.json"
                                    .formatted(listing, event.get("chunk").intValue()))
                            .contains("\"" + region + "\"");
        });
    }

    /** What a function is to work on. */
    static String run(byte[] payload) {
        return json(new String(payload, UTF_8)).get("run").stringValue();
    }

    String object(String key) {
        return new String(objects.get(LocalS3.BUCKET, key), UTF_8);
    }

    void replaceObject(String key, String content) {
        objects.put(LocalS3.BUCKET, key, content.getBytes(UTF_8));
    }

    /** The report that a summary points at. */
    JsonNode report(JsonNode summary) {
        return json(object(summary.get("report").stringValue().substring(("s3://" + LocalS3.BUCKET + "/").length())));
    }

    /** What EC2 and STS were asked. */
    RequestLog requests() {
        return simulator.requests();
    }

    /** What the function of this name has had to be allowed so far. */
    Set<String> recordedActions(String function) {
        return recorded.getOrDefault(function, List.of()).stream()
                .flatMap(recorder -> recorder.actions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The function whose name ends like this. */
    LocalFunction function(String name) {
        return functions.entrySet().stream()
                .filter(entry -> entry.getKey().contains(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** What the processes of a function have written. */
    List<String> log(String name) {
        return function(name).environments().stream()
                .flatMap(environment -> environment.log().lines())
                .toList();
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    void stop() throws Exception {
        functions.values().forEach(LocalFunction::close);
        recorded.values().forEach(recorders -> recorders.forEach(RecordedActions::close));
        simulator.close();
        s3.stop();
    }

    private byte[] invoke(String arn, byte[] payload) {
        var function = functions.get(arn);
        if (function == null) {
            throw new StateError("Lambda.ResourceNotFoundException", "Function not found: " + arn);
        }
        try {
            return function.invoke(new String(payload, UTF_8)).getBytes(UTF_8);
        } catch (FunctionFailed e) {
            throw new StateError(json(e.payload()).get("errorType").stringValue(), e.payload());
        }
    }
}
