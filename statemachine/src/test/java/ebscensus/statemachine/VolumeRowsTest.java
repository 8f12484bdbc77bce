package ebscensus.statemachine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.LocalS3;
import ebscensus.aws.store.S3ReportStore;
import ebscensus.core.census.Use;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The rows of all volumes that the functions leave in the bucket. */
class VolumeRowsTest {
    private static final String ACCOUNT = "111122223333";
    private static final List<String> REGIONS = List.of("eu-west-1", "eu-central-1", "us-east-1");
    private static final SimulatedScope VIRGINIA = new SimulatedScope(ACCOUNT, "us-east-1");

    private static final PlanPolicy SMALL_CHUNKS = new PlanPolicy(100, 1_000, 4, 10, Duration.ofMinutes(15), 2);
    private static final SimulatorOptions UNTHROTTLED = SimulatorOptions.DEFAULT.withThrottle(false);
    private static final String DAY = "2026-11-01";

    private static LocalS3 s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = new LocalS3();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.stop();
    }

    @ParameterizedTest(name = "seed {0}: up to {1} instances in one chunk")
    @CsvSource({"7,100000", "8,100000", "7,0", "8,0", "9,0"})
    void the_rows_add_up_to_the_report_and_a_volume_of_several_chunks_counts_once(int seed, int inProcessLimit) {
        var fleet = Simulation.of(seed, 1_200, List.of(ACCOUNT), REGIONS);
        String name = "rows-" + seed + "-" + inProcessLimit;
        try (var pipeline = new Pipeline(s3, fleet, UNTHROTTLED, SMALL_CHUNKS)) {
            var summary = pipeline.execute(name, """
                {"regions": "all", "callsPerSecond": 60, "groupBy": ["tag:team"], "inProcessLimit": %d}\
                """.formatted(inProcessLimit)).output();

            var objects = objects(name);
            var rows = rows(objects);
            var volumes = merged(rows);
            assertThat(objects).hasSizeGreaterThan(inProcessLimit == 0 ? 5 : 0);
            assertThat(rows.size() == volumes.size())
                    .as("each volume has one row")
                    .isEqualTo(inProcessLimit > 0);
            assertSums(pipeline.report(summary), volumes);
            assertThat(volumes.stream().filter(VolumeRowsTest::isAttached).count())
                    .isEqualTo(fleet.truth(TruthQuery.ALL).total().volumes());
        }
    }

    @Test
    void the_rows_of_a_run_that_completes_another_are_found_under_the_day_of_their_report() {
        var fleet = Simulation.of(7, 1_200, List.of(ACCOUNT), REGIONS);
        var faults = new AtomicReference<>(FaultPlan.denyAction(VIRGINIA, "DescribeVolumes"));
        FaultPlan plan = request -> faults.get().faultFor(request);
        try (var pipeline = new Pipeline(s3, fleet, UNTHROTTLED.withFaults(plan), SMALL_CHUNKS)) {
            pipeline.execute("denied", "{\"regions\": \"all\", \"callsPerSecond\": 60, \"inProcessLimit\": 0}");
            faults.set(FaultPlan.NONE);
            pipeline.time().pause(Duration.ofDays(1), false);

            for (int inProcessLimit : List.of(0, 1_000)) {
                String name = "completing-" + inProcessLimit;
                var report = pipeline.report(
                        pipeline.execute(name, "{\"rerun\": \"denied\", \"inProcessLimit\": " + inProcessLimit + "}")
                                .output());

                assertThat(report.get("startedAt").stringValue()).startsWith(DAY);
                var again = rows(objects(name));
                assertThat(again)
                        .isNotEmpty()
                        .allMatch(row -> row.get("RegionId").stringValue().equals("us-east-1"));
                var all = new ArrayList<>(again);
                rows(objects("denied")).stream()
                        .filter(row -> !row.get("RegionId").stringValue().equals("us-east-1"))
                        .forEach(all::add);
                assertSums(report, merged(all));
            }
        }
    }

    private static List<String> objects(String execution) {
        return store().names("volumes/dt=" + DAY + "/", "", 1_000).stream()
                .filter(name -> name.matches("volumes/dt=" + DAY + "/" + execution + "-[0-9]{5}\\.jsonl\\.gz"))
                .toList();
    }

    private static S3ReportStore store() {
        return new S3ReportStore(s3.client(), LocalS3.BUCKET);
    }

    private static List<JsonNode> rows(List<String> objects) {
        return objects.stream()
                .flatMap(name -> lines(store().read(name).orElseThrow()).lines())
                .map(Data::read)
                .toList();
    }

    private static String lines(byte[] compressed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each volume once, under the first of its uses. One that several chunks saw says so in each of its rows. */
    private static Collection<JsonNode> merged(List<JsonNode> rows) {
        var volumes = new TreeMap<String, JsonNode>();
        for (var row : rows) {
            volumes.merge(row.get("ResourceId").stringValue(), row, (one, other) -> {
                assertThat(one.get("SeenByOtherChunks").booleanValue()).isTrue();
                assertThat(other.get("SeenByOtherChunks").booleanValue()).isTrue();
                return use(one).compareTo(use(other)) <= 0 ? one : other;
            });
        }
        return volumes.values();
    }

    private static Use use(JsonNode row) {
        return Use.of(row.get("Use").stringValue());
    }

    private static boolean isAttached(JsonNode row) {
        return use(row).isAttached();
    }

    private static void assertSums(JsonNode report, Collection<JsonNode> volumes) {
        for (var use : Use.values()) {
            var rows = volumes.stream().filter(row -> use(row) == use).toList();
            var holding = report.get("uses").path(use == Use.RECYCLE_BIN ? "recycleBin" : use.label());
            assertThat((long) rows.size())
                    .as(use.label())
                    .isEqualTo(holding.path("volumes").asLong(0));
            Map.of("gibibytes", "Gibibytes", "iops", "Iops", "mebibytesPerSecond", "MebibytesPerSecond")
                    .forEach((figure, column) -> assertThat(
                                    sum(rows, row -> row.get(column).longValue()))
                            .as(use.label() + " " + figure)
                            .isEqualTo(holding.path(figure).asLong(0)));
        }
    }

    private static long sum(List<JsonNode> rows, ToLongFunction<JsonNode> figure) {
        return rows.stream().mapToLong(figure).sum();
    }
}
