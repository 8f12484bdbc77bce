package ebscensus.functions;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Cube;
import ebscensus.core.census.Cubes;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.Measures;
import ebscensus.core.census.OtherSources;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.FakeReportStore;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.PriceList;
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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CensusMetricsTest {
    private static final Scope DUBLIN = new Scope("111122223333", "eu-west-1");
    private static final Scope PARIS = new Scope("111122223333", "eu-west-3");
    private static final Instant STARTED = Instant.parse("2026-11-01T02:00:00Z");
    private static final Instant NOW = STARTED.plus(Duration.ofSeconds(90));

    private static final OtherSources COUNTED =
            OtherSources.NONE.counted(Source.OTHERS).counted(Source.RECYCLE_BIN);

    private final FakeRunStore store = new FakeRunStore();
    private final FakeReportStore reports = new FakeReportStore();
    private PriceList prices = _ -> Prices.NOT_ASKED;

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

    @Test
    void the_total_has_what_is_unattached_and_what_is_billed_and_each_currency_has_its_cost() throws IOException {
        prices = locations -> priced("0.1", "0.125");
        var unattached = Cubes.of("gp3", Use.UNATTACHED, new Measures(3, 7));
        plan(CensusRequest.DEFAULT, List.of(new ListedScope(DUBLIN, 2, Calls.NONE, null)), COUNTED, unattached);

        var lines = reduced();

        assertThat(total(lines, "[[\"Census\"]]", "UnattachedGibibytes")).isEqualTo("7");
        assertThat(total(lines, "[[\"Census\"]]", "BilledGibibytes")).isEqualTo("127");
        assertThat(total(lines, "[[\"Census\"]]", "AttachedGibibytes")).isEqualTo("120");
        // 27 GiB of gp3 at 0.10, and 100 of io2 at 0.125.
        assertThat(total(lines, "[[\"Census\",\"Currency\"]]", "MonthlyCost")).isEqualTo("15.2");
        assertThat(total(lines, "[[\"Census\",\"Currency\"]]", "Currency")).isEqualTo("\"USD\"");
    }

    @Test
    void what_was_not_counted_and_what_has_no_price_is_no_metric() throws IOException {
        prices = locations -> priced("0.1", "0.125");
        var denied = new Denied("ec2:ListVolumesInRecycleBin", "no");
        var listed = List.of(new ListedScope(DUBLIN, 2, Calls.NONE, null));
        plan(
                CensusRequest.DEFAULT,
                listed,
                OtherSources.NONE.counted(Source.OTHERS).failed(Source.RECYCLE_BIN, denied));
        var withoutBin = reduced();

        plan(CensusRequest.DEFAULT, listed, OtherSources.NONE.failed(Source.OTHERS, denied));
        var withoutOthers = reduced();

        plan(CensusRequest.DEFAULT, listed, COUNTED);
        prices = locations -> Prices.NOT_ASKED;
        var withoutPrices = reduced();

        assertThat(metrics(withoutBin))
                .contains("UnattachedGibibytes")
                .doesNotContain("BilledGibibytes", "MonthlyCost");
        assertThat(metrics(withoutOthers)).doesNotContain("UnattachedGibibytes", "BilledGibibytes", "MonthlyCost");
        assertThat(metrics(withoutPrices))
                .contains("UnattachedGibibytes", "BilledGibibytes")
                .doesNotContain("MonthlyCost");
    }

    @Test
    void a_price_that_is_missing_does_not_look_like_a_cheaper_fleet() throws IOException {
        var gp3 = Map.of(Component.GP3_SIZE, new Price(new BigDecimal("0.1"), "USD"));
        prices = locations -> prices(gp3);
        plan(CensusRequest.DEFAULT, List.of(new ListedScope(DUBLIN, 2, Calls.NONE, null)), COUNTED);

        assertThat(metrics(reduced())).contains("BilledGibibytes").doesNotContain("MonthlyCost");
    }

    @Test
    void the_change_is_what_is_attached_now_and_was_not_in_the_last_complete_census() throws IOException {
        var dublin = new ListedScope(DUBLIN, 2, Calls.NONE, null);
        plan(CensusRequest.DEFAULT, List.of(dublin), COUNTED);
        var first = reduced();
        plan(CensusRequest.DEFAULT, List.of(dublin), COUNTED, Cubes.of("gp3", new Measures(3, 7)));
        var grown = reduced("run-2");
        plan(CensusRequest.DEFAULT, List.of(dublin), COUNTED);
        var shrunk = reduced("run-3");

        assertThat(metrics(first)).doesNotContain("GibibytesChange");
        assertThat(total(grown, "[[\"Census\"]]", "GibibytesChange")).isEqualTo("7");
        assertThat(total(shrunk, "[[\"Census\"]]", "GibibytesChange")).isEqualTo("-7");
    }

    @Test
    void a_census_that_is_incomplete_has_no_change() throws IOException {
        plan(new ListedScope(DUBLIN, 2, Calls.NONE, null));
        reduced();
        plan(
                new ListedScope(DUBLIN, 2, Calls.NONE, null),
                new ListedScope(PARIS, 0, Calls.NONE, new Denied("ec2:DescribeInstances", "no")));

        assertThat(metrics(reduced("run-2"))).doesNotContain("GibibytesChange");
    }

    private static Prices priced(String gp3, String io2) {
        return prices(Map.of(
                Component.GP3_SIZE, new Price(new BigDecimal(gp3), "USD"),
                Component.IO2_SIZE, new Price(new BigDecimal(io2), "USD")));
    }

    private static Prices prices(Map<Component, Price> ofDublin) {
        return new Prices("AWS price list", "", new TreeMap<>(Map.of(Location.of("eu-west-1"), ofDublin)), List.of());
    }

    private static String total(List<JsonNode> lines, String dimensions, String field) {
        return lines.stream()
                .filter(line -> line.at("/_aws/CloudWatchMetrics/0/Dimensions")
                        .toString()
                        .equals(dimensions))
                .filter(line -> line.has(field))
                .map(line -> line.get(field).toString())
                .collect(Collectors.joining(" and "));
    }

    private static Set<String> metrics(List<JsonNode> lines) {
        return lines.stream()
                .flatMap(line -> line.at("/_aws/CloudWatchMetrics/0/Metrics").valueStream())
                .map(metric -> metric.get("Name").stringValue())
                .collect(Collectors.toSet());
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
        plan(request, listed, others, Cube.NONE);
    }

    private void plan(CensusRequest request, List<ListedScope> listed, OtherSources others, Cube unattached) {
        store.writePlan(new RunPlan(
                request,
                new Caller("111122223333", "arn:aws:lambda:eu-west-1:111122223333:function:census-list:live"),
                STARTED,
                listed,
                List.of(new ChunkOutline(1, new TreeMap<>(Map.of(DUBLIN, 2L))))));
        var cube = Cubes.of("gp3", new Measures(2, 20))
                .plus(Cubes.of("io2", new Measures(1, 100)))
                .plus(unattached);
        var measured = new ScopePartial(DUBLIN, 2, 0, cube, Map.of(), new Calls(7, 0), null);
        store.writePartial(1, Partial.of(Stream.of(measured.with(others))));
    }

    /** The lines that the handler logs besides its own. */
    private List<JsonNode> reduced() throws IOException {
        return reduced("run-1");
    }

    private List<JsonNode> reduced(String run) throws IOException {
        var context = new FakeContext("arn:aws:lambda:eu-west-1:111122223333:function:census-reduce-partials:live");
        var input = "{\"run\":\"%s\",\"mapFailure\":\"\"}".formatted(run).getBytes(StandardCharsets.UTF_8);
        new ReducePartials(_ -> store, reports, prices, InstantSource.fixed(NOW), "prod", AnnouncementCadence.NEVER, "")
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
