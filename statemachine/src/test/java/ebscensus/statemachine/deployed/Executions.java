package ebscensus.statemachine.deployed;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.statemachine.Execution;
import ebscensus.statemachine.History;
import ebscensus.statemachine.S3Objects;
import ebscensus.statemachine.StateError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Executions of a deployed census, each with regions of its own and something that befalls it. They are started together, some
 * at a time, because some wait for EC2 for most of their time.
 */
final class Executions {
    /** As where summaries are asked for, which the reducer of this stack does not word. */
    private Execution withAReportThatNobodyCanBeToldOf() {
        return census.execute(
                "untold",
                "{\"callsPerSecond\": 20}",
                contacts -> contacts.with((arn, payload) -> {
                    byte[] answer = contacts.functions().invoke(arn, payload);
                    return arn.contains("reduce-partials") ? announced(answer) : answer;
                }));
    }

    private static byte[] announced(byte[] summary) {
        return new String(summary, StandardCharsets.UTF_8)
                .replace("\"text\":\"\"", "\"text\":\"the census is complete\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing of ours can raise these: they are Lambda's, and Step Functions' own of its calls of Lambda. */
    static final List<String> REFUSALS = List.of(
            "Lambda.TooManyRequestsException",
            "Lambda.SnapStartNotReadyException",
            "Lambda.SnapStartTimeoutException",
            "Lambda.SnapStartException",
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.ClientExecutionTimeoutException");

    /** What the definition gives a function that EC2 throttles. */
    static final int ATTEMPTS = 4;

    static final List<String> OTHERS = List.of("444455556666", "555566667777");

    /** The caller is in the first region; 4,200 instances are one chunk, 9,000 are two. */
    static final Simulation FLEET = fleet();

    /** Fans out, with a role to assume for each account, and one scope that is listed by its zones. */
    private static final String OTHER_ACCOUNTS =
            "{\"accounts\": {\"organizationalUnits\": [\"r-sim1\"], \"exclude\": [\"" + SynthesizedCensus.ACCOUNT
                    + "\"]}, \"regions\": \"all\", \"inProcessLimit\": 1000, \"callsPerSecond\": 60}";

    private static final String ONE_OTHER_ACCOUNT =
            "{\"accounts\": {\"exclude\": [\"%s\", \"%s\"]}, \"regions\": [\"eu-west-1\"]}"
                    .formatted(SynthesizedCensus.ACCOUNT, OTHERS.getFirst());

    /** Leaves no account to count. */
    private static final String NOBODY = "{\"accounts\": {\"exclude\": [\"%s\", \"%s\", \"%s\"]}}"
            .formatted(SynthesizedCensus.ACCOUNT, OTHERS.getFirst(), OTHERS.getLast());

    private static final int AT_ONCE = 5;

    private final DeployedCensus census;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<String, CompletableFuture<Execution>> executions = new LinkedHashMap<>();

    /** The longest first. */
    Executions(DeployedCensus census) {
        this.census = census;
        start(
                "listing-throttled",
                () -> untilItFails("listing-throttled", "DescribeInstances", "eu-west-2", throttled()));
        start(
                "measuring-throttled",
                () -> untilItFails("measuring-throttled", "DescribeVolumes", "eu-west-3", throttled()));
        start(
                "listing-broken",
                () -> untilItFails("listing-broken", "DescribeInstances", "eu-north-1", new Fault.Reset()));
        start(
                "measuring-broken",
                () -> untilItFails("measuring-broken", "DescribeVolumes", "ca-central-1", new Fault.Reset()));
        start("lost", this::withAWorkerThatNeverSucceeds);
        start("killed", this::withEachFunctionFailingOnce);
        start("large", () -> undisturbed("large", regions("us-east-1", "us-east-2", "us-west-2")));
        start("small", () -> undisturbed("small", "{}"));
        start("again", () -> undisturbed("again", "{}"));
        start("refused", this::withEveryRefusalOfLambda);
        start("unreadable", this::withoutTheListOfChunks);
        start("one-other-account", () -> undisturbed("one-other-account", ONE_OTHER_ACCOUNT));
        var lost = future("lost");
        start("found", () -> {
            lost.join();
            return undisturbed("found", "{\"rerun\": \"lost\"}");
        });
        start("other-accounts", () -> undisturbed("other-accounts", OTHER_ACCOUNTS));
        start("invalid", () -> undisturbed("invalid", "{\"callsPerSecnod\": 5}"));
        start("second-look", this::withVolumesThatAreNotFoundAtFirst);
        start("nobody", () -> undisturbed("nobody", NOBODY));
        start("untold", this::withAReportThatNobodyCanBeToldOf);
    }

    /** Waits for it. */
    Execution ended(String run) {
        return future(run).join();
    }

    private CompletableFuture<Execution> future(String run) {
        return Optional.ofNullable(executions.get(run)).orElseThrow();
    }

    /** Of all, once they have ended. */
    List<History> histories() {
        return executions.keySet().stream().map(run -> ended(run).history()).toList();
    }

    void stop() {
        threads.shutdownNow();
    }

    private void start(String run, Supplier<Execution> execution) {
        executions.put(run, CompletableFuture.supplyAsync(execution, threads));
    }

    private Execution undisturbed(String run, String request) {
        return census.execute(run, request, contacts -> contacts);
    }

    /** EC2 answers nothing but this, until that has become a failure of the function. */
    private Execution untilItFails(String run, String action, String region, Fault fault) {
        census.befall(region, request -> request.action().equals(action) ? Optional.of(fault) : Optional.empty());
        return census.execute(
                run,
                regions(region),
                contacts -> contacts.with((arn, payload) -> {
                    try {
                        return contacts.functions().invoke(arn, payload);
                    } catch (StateError e) {
                        census.heal(region);
                        throw e;
                    }
                }));
    }

    /** The lister and one worker are killed while EC2 answers them; the reducer finds its plan garbled. */
    private Execution withEachFunctionFailingOnce() {
        census.befall("ap-south-1", once("DescribeInstances", 2, () -> census.killLister("killed")));
        census.befall(
                "ap-northeast-1", once("DescribeVolumes", 10, () -> census.killWorker("killed", "ap-northeast-1")));
        var garbled = new AtomicBoolean();
        return census.execute(
                "killed",
                regions("ap-south-1", "ap-northeast-1"),
                contacts -> contacts.with((arn, payload) -> {
                    if (!arn.contains("reduce-partials") || !garbled.compareAndSet(false, true)) {
                        return contacts.functions().invoke(arn, payload);
                    }
                    String key = "runs/%s/plan.json".formatted(DeployedCensus.run(payload));
                    String plan = census.object(key);
                    census.replaceObject(key, plan.substring(1));
                    try {
                        return contacts.functions().invoke(arn, payload);
                    } finally {
                        census.replaceObject(key, plan);
                    }
                }));
    }

    /** Killed again and again; and word of it cannot be left at first. */
    private Execution withAWorkerThatNeverSucceeds() {
        census.befall("ap-southeast-1", request -> {
            if (request.action().equals("DescribeVolumes") && request.ordinal() % 8 == 7) {
                census.killWorker("lost", "ap-southeast-1");
            }
            return Optional.empty();
        });
        var refused = new AtomicBoolean();
        return census.execute(
                "lost",
                regions("ap-southeast-1", "ap-southeast-2"),
                contacts -> contacts.with(new S3Objects() {
                    @Override
                    public byte[] get(String bucket, String key) {
                        return contacts.objects().get(bucket, key);
                    }

                    @Override
                    public void put(String bucket, String key, byte[] object) {
                        if (key.contains("/lost/") && refused.compareAndSet(false, true)) {
                            throw new StateError("S3.S3Exception", "Please reduce your request rate.");
                        }
                        contacts.objects().put(bucket, key, object);
                    }
                }));
    }

    /** Nothing of ours can raise these: they are Lambda's, and Step Functions' own ones of its calls of Lambda. */
    private Execution withEveryRefusalOfLambda() {
        var refusals = new ConcurrentHashMap<String, Queue<String>>();
        return census.execute(
                "refused",
                regions("sa-east-1"),
                contacts -> contacts.with((arn, payload) -> {
                    String refusal = refusals.computeIfAbsent(arn, _ -> new ConcurrentLinkedQueue<>(REFUSALS))
                            .poll();
                    if (refusal != null) {
                        throw new StateError(refusal, "refused by the test");
                    }
                    return contacts.functions().invoke(arn, payload);
                }));
    }

    /** EC2 finds no volumes of the first instances that a worker asks about, until it is asked again. */
    private Execution withVolumesThatAreNotFoundAtFirst() {
        var found = new AtomicBoolean();
        census.befall(
                "ca-west-1",
                request -> request.action().equals("DescribeVolumes") && found.compareAndSet(false, true)
                        ? Optional.of(new Fault.FindNothing())
                        : Optional.empty());
        return census.execute("second-look", regions("ca-west-1"), contacts -> contacts);
    }

    private Execution withoutTheListOfChunks() {
        return census.execute(
                "unreadable",
                regions("eu-central-1"),
                contacts -> contacts.with(new S3Objects() {
                    @Override
                    public byte[] get(String bucket, String key) {
                        throw new StateError("S3.S3Exception", "Access Denied");
                    }

                    @Override
                    public void put(String bucket, String key, byte[] object) {
                        contacts.objects().put(bucket, key, object);
                    }
                }));
    }

    private FaultPlan once(String action, long ordinal, Runnable happening) {
        return request -> {
            if (request.action().equals(action) && request.ordinal() == ordinal) {
                happening.run();
            }
            return Optional.empty();
        };
    }

    private Fault throttled() {
        return new Fault.Refusal(503, "RequestLimitExceeded", "Request limit exceeded.");
    }

    /** A request for these regions, of which none is small. */
    private static String regions(String... regions) {
        return "{\"regions\": [\"" + String.join("\", \"", regions) + "\"], \"inProcessLimit\": 1000}";
    }

    private static Simulation fleet() {
        var instances = new LinkedHashMap<SimulatedScope, Long>();
        instances.put(scope("eu-west-1"), 1_000L);
        Stream.of("us-east-1", "us-east-2").forEach(region -> instances.put(scope(region), 9_000L));
        Stream.of(
                        "ap-northeast-1",
                        "ap-south-1",
                        "ap-southeast-1",
                        "ap-southeast-2",
                        "ca-central-1",
                        "ca-west-1",
                        "eu-central-1",
                        "eu-north-1",
                        "eu-west-2",
                        "eu-west-3",
                        "sa-east-1",
                        "us-west-2")
                .forEach(region -> instances.put(scope(region), 4_200L));
        instances.put(new SimulatedScope(OTHERS.getFirst(), "eu-west-1"), 22_000L);
        instances.put(new SimulatedScope(OTHERS.getLast(), "eu-west-1"), 2_100L);
        return new Simulation(11, instances, FleetShape.DEFAULT);
    }

    static SimulatedScope scope(String region) {
        return new SimulatedScope(SynthesizedCensus.ACCOUNT, region);
    }
}
