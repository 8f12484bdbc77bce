package ebscensus.functions;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Cubes;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.Measures;
import ebscensus.core.census.OtherSources;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.Source;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.FakeReportStore;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Prices;
import ebscensus.core.plan.ChunkOutline;
import ebscensus.core.plan.FakeRunStore;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Scope;
import ebscensus.json.Json;
import ebscensus.report.CensusMetrics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CensusMetricsTest {
    private static final Scope DUBLIN = new Scope("111122223333", "eu-west-1");
    private static final Scope PARIS = new Scope("111122223333", "eu-west-3");
    private static final Instant STARTED = Instant.parse("2026-11-01T02:00:00Z");
    private static final Instant NOW = STARTED.plus(Duration.ofSeconds(90));

    private final FakeRunStore store = new FakeRunStore();

    @Test
    void a_line_is_what_CloudWatch_makes_metrics_of() throws IOException {
        plan(new ListedScope(DUBLIN, 2, new Calls(3, 1), null));

        var line = reduced().getFirst();

        assertThat(line).isEqualTo(json("""
            {
              "_aws": {
                "Timestamp": 1793498490000,
                "CloudWatchMetrics": [
                  {
                    "Namespace": "EbsCensus",
                    "Dimensions": [["Census"]],
                    "Metrics": [
                      { "Name": "Complete", "Unit": "Count" },
                      { "Name": "DurationSeconds", "Unit": "Seconds" },
                      { "Name": "Ec2Requests", "Unit": "Count" },
                      { "Name": "Ec2ThrottledRequests", "Unit": "Count" },
                      { "Name": "Incomplete", "Unit": "Count" },
                      { "Name": "MissingScopes", "Unit": "Count" }
                    ]
                  }
                ]
              },
              "Census": "prod",
              "Complete": 1,
              "DurationSeconds": 90,
              "Ec2Requests": 10,
              "Ec2ThrottledRequests": 1,
              "Incomplete": 0,
              "MissingScopes": 0
            }
            """));
    }

    @Test
    void the_parts_of_a_breakdown_add_up_to_the_total() throws IOException {
        plan(new ListedScope(DUBLIN, 2, Calls.NONE, null));

        var lines = reduced();

        long total = sum(lines, "[[\"Census\"]]");
        assertThat(total).isEqualTo(120);
        assertThat(sum(lines, "[[\"Census\",\"Region\"]]")).isEqualTo(total);
        assertThat(sum(lines, "[[\"Census\",\"VolumeType\"]]")).isEqualTo(total);
    }

    @Test
    void an_incomplete_census_has_a_verdict_but_no_total() throws IOException {
        plan(
                new ListedScope(DUBLIN, 2, Calls.NONE, null),
                new ListedScope(PARIS, 0, Calls.NONE, new Denied("ec2:DescribeInstances", "no")));

        var lines = reduced();

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.get("Incomplete").longValue()).isEqualTo(1);
            assertThat(line.get("Complete").longValue()).isZero();
            assertThat(line.get("MissingScopes").longValue()).isEqualTo(1);
            assertThat(line.has(CensusMetrics.GIBIBYTES)).isFalse();
        });
    }

    @Test
    void a_scope_of_which_two_required_sources_are_missing_is_one_missing_scope() throws IOException {
        var denied = new Denied("ec2:ListVolumesInRecycleBin", "no");
        var others = OtherSources.NONE.failed(Source.RECYCLE_BIN, denied).failed(Source.OTHERS, denied);
        plan(
                CensusRequest.DEFAULT.withRequire(Requirement.EVERYTHING),
                List.of(new ListedScope(DUBLIN, 2, Calls.NONE, null)),
                others);

        assertThat(reduced().getFirst().get("MissingScopes").longValue()).isOne();
    }

    private static long sum(List<JsonNode> lines, String dimensions) {
        return lines.stream()
                .filter(line -> line.at("/_aws/CloudWatchMetrics/0/Dimensions")
                        .toString()
                        .equals(dimensions))
                .filter(line -> line.has(CensusMetrics.GIBIBYTES))
                .mapToLong(line -> line.get(CensusMetrics.GIBIBYTES).longValue())
                .sum();
    }

    private void plan(ListedScope... listed) {
        plan(CensusRequest.DEFAULT, List.of(listed), OtherSources.NONE);
    }

    /**
     * One chunk of two instances in Dublin, which is there.
     *
     * @param others what became of the other sources of Dublin
     */
    private void plan(CensusRequest request, List<ListedScope> listed, OtherSources others) {
        store.writePlan(new RunPlan(
                request,
                new Caller("111122223333", "arn:aws:lambda:eu-west-1:111122223333:function:census-list:live"),
                STARTED,
                listed,
                List.of(new ChunkOutline(1, new TreeMap<>(Map.of(DUBLIN, 2L))))));
        var cube = Cubes.of("gp3", new Measures(2, 20)).plus(Cubes.of("io2", new Measures(1, 100)));
        var measured = new ScopePartial(DUBLIN, 2, 0, cube, Map.of(), new Calls(7, 0), null);
        store.writePartial(1, Partial.of(Stream.of(measured.with(others))));
    }

    /** The lines that the handler logs besides its own. */
    private List<JsonNode> reduced() throws IOException {
        var context = new FakeContext("arn:aws:lambda:eu-west-1:111122223333:function:census-reduce-partials:live");
        var input = "{\"run\":\"run-1\",\"mapFailure\":\"\"}".getBytes(StandardCharsets.UTF_8);
        new ReducePartials(
                        _ -> store,
                        new FakeReportStore(),
                        _ -> Prices.NOT_ASKED,
                        InstantSource.fixed(NOW),
                        "prod",
                        AnnouncementCadence.NEVER,
                        "")
                .handleRequest(new ByteArrayInputStream(input), new ByteArrayOutputStream(), context);
        return context.lines().stream()
                .filter(line -> line.startsWith("{"))
                .map(CensusMetricsTest::json)
                .toList();
    }

    private static JsonNode json(String text) {
        return Json.readTree(text.getBytes(StandardCharsets.UTF_8));
    }
}
