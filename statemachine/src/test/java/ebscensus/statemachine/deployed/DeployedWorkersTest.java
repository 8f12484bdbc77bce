package ebscensus.statemachine.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.LocalS3;
import ebscensus.aws.store.S3RunStore;
import ebscensus.core.inventory.Budget;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.Plan;
import ebscensus.core.plan.Share;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Scope;
import ebscensus.lambda.FunctionFailed;
import ebscensus.lambda.LocalFunction;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.LoggedRequest;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a hundred invocations of the deployed MeasureChunk ask of STS. Each chunk has a share of three regions in each of four accounts,
 * so a process that has just started makes a dozen calls at once and has credentials for none of them.
 */
@EnabledOnOs(OS.LINUX)
class DeployedWorkersTest {
    private static final int INVOCATIONS = 100;

    /** More cold starts than two cores can do at once; a hundred would only take longer. */
    private static final int PROCESSES = 12;

    private static final List<String> OTHERS = List.of("444455556666", "555566667777", "666677778888");
    private static final List<String> ACCOUNTS =
            List.of(SynthesizedCensus.ACCOUNT, OTHERS.get(0), OTHERS.get(1), OTHERS.get(2));
    private static final List<String> REGIONS = List.of(SynthesizedCensus.REGION, "eu-central-1", "us-east-1");
    private static final Simulation FLEET = Simulation.of(5, 1_200, ACCOUNTS, REGIONS);
    private static final String RUN = "deployed/workers";

    @TempDir
    private static Path folder;

    private static LocalS3 s3;
    private static Simulator simulator;
    private static LocalFunction workers;

    @BeforeAll
    static void deploy() throws Exception {
        s3 = new LocalS3();
        simulator = Simulator.start(FLEET, SimulatorOptions.DEFAULT.withThrottle(false));
        var deployed = SynthesizedCensus.synthesize(folder).functions(folder, LocalS3.BUCKET).values().stream()
                .filter(function -> function.name().endsWith("measure-chunk"))
                .findFirst()
                .orElseThrow();
        workers = new LocalFunction(
                deployed.withEnvironment(Map.of(
                                "AWS_ENDPOINT_URL", simulator.endpoint().toString(),
                                "AWS_ENDPOINT_URL_S3", s3.endpoint().toString()))
                        .withJvmOptions(List.of("-XX:TieredStopAtLevel=1")),
                PROCESSES);
    }

    @AfterAll
    static void undeploy() throws Exception {
        workers.close();
        simulator.close();
        s3.stop();
    }

    @Test
    void a_hundred_workers_assume_each_role_once_a_process_and_never_ask_who_they_are() {
        new S3RunStore(s3.client(), LocalS3.BUCKET, RUN)
                .writeChunks(new Plan(
                        IntStream.rangeClosed(1, INVOCATIONS)
                                .mapToObj(DeployedWorkersTest::chunk)
                                .toList(),
                        INVOCATIONS));
        assertThat(answers()).hasSize(INVOCATIONS).allMatch(answer -> answer.contains("\"chunk\""));

        int processes = workers.environments().size();
        assertThat(processes).isEqualTo(PROCESSES);
        assertThat(simulator.requests().countByAction())
                .as("%d invocations in %d processes", INVOCATIONS, processes)
                .doesNotContainKey("GetCallerIdentity")
                .containsEntry("AssumeRole", processes * OTHERS.size())
                .hasEntrySatisfying(
                        "DescribeVolumes",
                        calls -> assertThat(calls)
                                .isGreaterThanOrEqualTo(INVOCATIONS * ACCOUNTS.size() * REGIONS.size()));
        assertThat(simulator.requests().all()).extracting(LoggedRequest::status).containsOnly(200);
    }

    /** Of all invocations, each begun at once. */
    private static List<String> answers() {
        try (var threads = Executors.newFixedThreadPool(INVOCATIONS)) {
            return IntStream.rangeClosed(1, INVOCATIONS)
                    .mapToObj(chunk -> CompletableFuture.supplyAsync(() -> measured(chunk, 0), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** Tried again as the state machine does: on a busy machine a process may wait too long for its own credentials. */
    private static String measured(int chunk, int attempt) {
        try {
            return workers.invoke("{\"run\": \"%s\", \"chunk\": %d, \"attempt\": %d, \"restarts\": 0}"
                    .formatted(RUN, chunk, attempt));
        } catch (FunctionFailed e) {
            if (attempt == Executions.ATTEMPTS - 1 || !e.payload().contains("Unreachable")) {
                throw e;
            }
            return measured(chunk, attempt + 1);
        }
    }

    /** A batch of each scope; who these instances are does not matter. */
    private static Chunk chunk(int number) {
        var instances = IntStream.range(0, 200).mapToObj("i-%017x"::formatted).toList();
        var groups = List.of(new InstanceGroup(0, Map.of(), instances));
        return new Chunk(
                number,
                AccountRole.DEFAULT,
                ACCOUNTS.stream()
                        .flatMap(account -> REGIONS.stream().map(region -> new Scope(account, region)))
                        .map(scope -> new Share(scope, Budget.ofCallsPerSecond(60), groups))
                        .toList());
    }
}
