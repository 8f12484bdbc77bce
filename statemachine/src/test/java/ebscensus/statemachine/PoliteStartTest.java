package ebscensus.statemachine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.AwsSettings.FixedCredentials;
import ebscensus.aws.LocalS3;
import ebscensus.aws.Patience;
import ebscensus.aws.store.S3RunStore;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.Plan;
import ebscensus.core.plan.Share;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Scope;
import ebscensus.functions.FakeContext;
import ebscensus.functions.LocalFunctions;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.LoggedRequest;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a hundred workers that start at once ask of STS. Each is a MeasureChunk with clients and credentials of its own, as a cold
 * execution environment has them, and measures four accounts in three regions with many calls in flight.
 */
class PoliteStartTest {
    private static final int WORKERS = 100;
    private static final List<String> ACCOUNTS =
            List.of("111122223333", "444455556666", "555566667777", "666677778888");
    private static final List<String> REGIONS = List.of("eu-west-1", "eu-central-1", "us-east-1");
    private static final Simulation FLEET = Simulation.of(5, 1_200, ACCOUNTS, REGIONS);
    private static final String RUN = "polite/start";

    /** So long that on a busy machine too no request is sent twice. */
    private static final Patience PATIENCE =
            new Patience(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(5));

    private static LocalS3 s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = new LocalS3();
        // On JDK 25 virtual threads that initialize the SDK's classes all at once can hold each other up for ever.
        AwsInventory.warmUp();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.stop();
    }

    @Test
    void a_hundred_workers_assume_each_role_once_and_never_ask_who_they_are() {
        var store = new S3RunStore(s3.client(), LocalS3.BUCKET, RUN);
        store.writeChunks(new Plan(
                IntStream.rangeClosed(1, WORKERS)
                        .mapToObj(PoliteStartTest::chunk)
                        .toList(),
                WORKERS));
        try (var simulator = Simulator.start(FLEET, SimulatorOptions.DEFAULT.withThrottle(false))) {
            try (var threads = Executors.newFixedThreadPool(WORKERS)) {
                IntStream.rangeClosed(1, WORKERS).forEach(chunk -> threads.execute(() -> work(simulator, chunk)));
            }

            var asked = simulator.requests().countByAction();
            System.out.printf("polite start: %d workers asked %s%n", WORKERS, asked);
            assertThat(asked).doesNotContainKey("GetCallerIdentity");
            assertThat(asked).containsEntry("AssumeRole", WORKERS * (ACCOUNTS.size() - 1));
            assertThat(counted(store))
                    .isEqualTo(
                            asked.values().stream().mapToInt(Integer::intValue).sum());
            assertThat(simulator.requests().all())
                    .extracting(LoggedRequest::status)
                    .containsOnly(200);
        }
    }

    /** A share of each scope; who these instances are does not matter. */
    private static Chunk chunk(int number) {
        var instances = IntStream.range(0, 400).mapToObj("i-%017x"::formatted).toList();
        var groups = List.of(new InstanceGroup(0, Map.of(), instances));
        return new Chunk(
                number,
                AccountRole.DEFAULT,
                ACCOUNTS.stream()
                        .flatMap(account -> REGIONS.stream().map(region -> new Scope(account, region)))
                        .map(scope -> new Share(scope, Budget.ofCallsPerSecond(60), groups))
                        .toList());
    }

    private static void work(Simulator simulator, int chunk) {
        var settings = AwsSettings.DEFAULT
                .withRegion("eu-west-1")
                .withEndpoint(simulator.endpoint())
                .withCredentials(new FixedCredentials("AKIASIMULATED", "secret"))
                .withPatience(PATIENCE);
        try (var inventory = AwsInventory.connect(settings)) {
            var input = "{\"run\": \"%s\", \"chunk\": %d, \"attempt\": 0, \"restarts\": 0}".formatted(RUN, chunk);
            LocalFunctions.measureChunk(inventory, run -> new S3RunStore(s3.client(), LocalS3.BUCKET, run))
                    .handleRequest(
                            new ByteArrayInputStream(input.getBytes(UTF_8)),
                            new ByteArrayOutputStream(),
                            new FakeContext("arn:aws:lambda:eu-west-1:111122223333:function:measure:live"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The requests in the ledger of all workers. */
    private static long counted(S3RunStore store) {
        return IntStream.rangeClosed(1, WORKERS)
                .mapToObj(chunk -> store.readPartial(chunk).orElseThrow())
                .map(Partial::scopes)
                .flatMap(List::stream)
                .map(ScopePartial::calls)
                .mapToLong(Calls::requests)
                .sum();
    }
}
