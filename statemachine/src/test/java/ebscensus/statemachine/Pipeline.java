package ebscensus.statemachine;

import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.AwsSettings.FixedCredentials;
import ebscensus.aws.LocalS3;
import ebscensus.aws.Patience;
import ebscensus.aws.S3RunStore;
import ebscensus.core.PlanPolicy;
import ebscensus.functions.LocalFunctions;
import ebscensus.simulator.Simulation;
import ebscensus.simulator.Simulator;
import ebscensus.simulator.SimulatorOptions;
import ebscensus.statemachine.StateMachine.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** The whole of it: the definition, the handlers in this process, EC2 simulated and S3 in memory, both over HTTP. */
final class Pipeline implements AutoCloseable {
    /** As stubborn as in production, but in a hurry. */
    private static final Patience HASTE =
            new Patience(8, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(5));

    private final LocalS3 s3;
    private final Simulator simulator;
    private final AwsInventory inventory;
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-01T02:00:00Z"), 1);
    private final Functions functions;
    private S3Objects objects;

    Pipeline(LocalS3 s3, Simulation simulation, SimulatorOptions options, PlanPolicy policy) {
        this.s3 = s3;
        this.objects = new BucketObjects(s3.client());
        this.simulator = Simulator.start(simulation, options);
        this.inventory = AwsInventory.connect(AwsSettings.DEFAULT
                .withRegion("eu-west-1")
                .withEndpoint(simulator.endpoint())
                .withCredentials(new FixedCredentials("AKIASIMULATED", "secret"))
                .withPatience(HASTE));
        var local =
                new LocalFunctions(inventory, run -> new S3RunStore(s3.client(), LocalS3.BUCKET, run), time, policy);
        this.functions = new InProcessFunctions(Map.of(
                CensusDefinition.LIST_INSTANCES, local.listInstances(),
                CensusDefinition.MEASURE_CHUNK, local.measureChunk(),
                CensusDefinition.REDUCE_PARTIALS, local.reducePartials()));
    }

    /** S3 as only Step Functions sees it from now on. */
    void replaceObjects(UnaryOperator<S3Objects> change) {
        objects = change.apply(objects);
    }

    Execution execute(String run, String request) {
        return execute(run, request, original -> original);
    }

    /** @param change of the functions, for what may befall them */
    Execution execute(String run, String request, UnaryOperator<Functions> change) {
        var services = new Services(change.apply(functions), objects, time);
        return new StateMachine(CensusDefinition.on(LocalS3.BUCKET), services).execute(run, request);
    }

    /** The report that a summary points at. */
    JsonNode report(JsonNode summary) {
        String key = summary.get("report").stringValue().substring(("s3://" + LocalS3.BUCKET + "/").length());
        return Data.read(new BucketObjects(s3.client()).get(LocalS3.BUCKET, key));
    }

    VirtualTime time() {
        return time;
    }

    @Override
    public void close() {
        inventory.close();
        simulator.close();
    }
}
