package ebscensus.statemachine;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.AwsSettings.FixedCredentials;
import ebscensus.aws.BudgetClock;
import ebscensus.aws.LocalS3;
import ebscensus.aws.Patience;
import ebscensus.aws.store.S3ReportStore;
import ebscensus.aws.store.S3RunStore;
import ebscensus.core.census.Report;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver;
import ebscensus.core.inventory.ReportStore;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.RunStore;
import ebscensus.core.request.Scope;
import ebscensus.functions.AnnouncementCadence;
import ebscensus.functions.LocalFunctions;
import ebscensus.json.RequestJson;
import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.money.Bill;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.RequestLog;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import ebscensus.statemachine.StateMachine.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** The whole of it: the definition, the handlers in this process, EC2 simulated and S3 in memory, both over HTTP. */
final class Pipeline implements AutoCloseable {
    /** As stubborn as in production, but in a hurry. */
    static final Patience HASTE =
            new Patience(8, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(5));

    /** The only action of EC2 that a census uses and that describes nothing. */
    static final String RECYCLE_BIN = "ListVolumesInRecycleBin";

    private static final String OWN_ACCOUNT = "111122223333";

    private final LocalS3 s3;
    private final Simulator simulator;
    private final AwsInventory inventory;
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-01T02:00:00Z"), 1);
    private final LocalFunctions local;
    private Functions functions;
    private S3Objects objects;
    private Topics topics = Topics.NONE;

    Pipeline(LocalS3 s3, Simulation simulation, SimulatorOptions options, PlanPolicy policy) {
        this(s3, simulation, options, policy, HASTE, store -> store, reports -> reports);
    }

    /**
     * @param change of the run store, for what may befall it
     * @param changeOfReports of where reports remain, likewise
     */
    Pipeline(
            LocalS3 s3,
            Simulation simulation,
            SimulatorOptions options,
            PlanPolicy policy,
            Patience patience,
            UnaryOperator<RunStore> change,
            UnaryOperator<ReportStore> changeOfReports) {
        this.s3 = s3;
        this.objects = new BucketObjects(s3.client());
        this.simulator = Simulator.start(simulation, options);
        this.inventory = AwsInventory.connect(AwsSettings.DEFAULT
                .withRegion("eu-west-1")
                .withEndpoint(simulator.endpoint())
                .withCredentials(new FixedCredentials("AKIASIMULATED", "secret"))
                .withPatience(patience)
                .withClock(options.throttle() ? BudgetClock.SYSTEM : new FastClock()));
        this.local = new LocalFunctions(
                inventory,
                run -> change.apply(new S3RunStore(s3.client(), LocalS3.BUCKET, run)),
                changeOfReports.apply(new S3ReportStore(s3.client(), LocalS3.BUCKET)),
                inventory.priceList(),
                time,
                policy);
        this.functions = functions(local.reducePartials());
    }

    private Functions functions(RequestStreamHandler reducer) {
        return new InProcessFunctions(Map.of(
                CensusDefinition.LIST_INSTANCES, local.listInstances(),
                CensusDefinition.MEASURE_CHUNK, local.measureChunk(),
                CensusDefinition.REDUCE_PARTIALS, reducer));
    }

    /** S3 as only Step Functions sees it from now on. */
    void replaceObjects(UnaryOperator<S3Objects> change) {
        objects = change.apply(objects);
    }

    /** Announces each report from now on. */
    void announce(Topics to) {
        topics = to;
        functions = functions(local.reducePartials(AnnouncementCadence.DAILY));
    }

    Execution execute(String run, String request) {
        return execute(run, request, original -> original);
    }

    /** @param change of the functions, for what may befall them */
    Execution execute(String run, String request, UnaryOperator<Functions> change) {
        var services = new Services(change.apply(functions), objects, topics, time);
        return new StateMachine(CensusDefinition.on(LocalS3.BUCKET), services).execute(run, request);
    }

    /** The same census without functions, as on a laptop: its report. */
    JsonNode count(String request) {
        var parsed = RequestJson.parse(Data.read(request));
        var progress = new Progress();
        var own = new Scope(OWN_ACCOUNT, inventory.ownRegion());
        var resolved = new ScopeResolver(inventory, Concurrency.DEFAULT, own).resolve(parsed);
        var startedAt = time.instant();
        var census = new InProcessCensus(inventory, Concurrency.DEFAULT, progress).count(parsed, resolved);
        var report = new Report(null, parsed, startedAt, time.instant(), census);
        var prices = inventory.priceList().prices(Bill.locations(census));
        return Data.read(ReportJson.write(Overview.of(report, prices)));
    }

    /** What EC2, STS and Organizations were asked. */
    RequestLog requests() {
        return simulator.requests();
    }

    /** How many of these were to EC2. */
    long ec2Requests() {
        return requests().countByAction().entrySet().stream()
                .filter(action -> action.getKey().startsWith("Describe")
                        || action.getKey().equals(RECYCLE_BIN))
                .mapToLong(Map.Entry::getValue)
                .sum();
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
