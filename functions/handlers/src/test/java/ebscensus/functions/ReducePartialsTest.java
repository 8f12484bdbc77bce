package ebscensus.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Cubes;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.Measures;
import ebscensus.core.census.OtherSources;
import ebscensus.core.census.Partial;
import ebscensus.core.census.Report;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.Source;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.FakeReportStore;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.PriceList;
import ebscensus.core.inventory.Prices;
import ebscensus.core.inventory.ReportStore;
import ebscensus.core.plan.ChunkOutline;
import ebscensus.core.plan.FakeRunStore;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Scope;
import ebscensus.functions.ReducePartials.Input;
import ebscensus.json.Json;
import ebscensus.report.Announcement;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.ReportReader;
import ebscensus.report.TrendPoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ReducePartialsTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Instant STARTED = Instant.parse("2026-11-01T02:00:00Z");
    private static final Instant NOW = STARTED.plus(Duration.ofMinutes(5));
    private static final int MOST_SCOPES = 85_000;
    private static final String LINK = "https://console.example/s3/object/bucket?prefix=";

    private static final Caller CALLER =
            new Caller("111122223333", "arn:aws:lambda:eu-west-1:111122223333:function:list");

    private final FakeRunStore store = new FakeRunStore();
    private FakeReportStore reports = new FakeReportStore();
    private PriceList prices = _ -> Prices.NOT_ASKED;
    private AnnouncementCadence cadence = AnnouncementCadence.NEVER;

    @Test
    void all_chunks_measured_make_a_complete_census_and_a_report() {
        plan(1, 2);
        store.writePartial(1, partial(10));
        store.writePartial(2, partial(20));

        var summary = reduce("");

        assertThat(summary)
                .isEqualTo(new Summary(
                        Verdict.COMPLETE,
                        0,
                        List.of(),
                        2,
                        2,
                        30,
                        2,
                        30,
                        new TreeMap<>(),
                        2,
                        "2026-11-01T02:00:00Z",
                        "2026-11-01T02:05:00Z",
                        "",
                        "memory:reports/2026/11/01/run-1.json",
                        Announcement.NONE,
                        List.of()));
        var report = report(summary);
        assertThat(report.totals()).isEqualTo(new Measures(2, 30));
        assertThat(report.finishedAt()).isEqualTo(NOW);
        assertThat(report.caller()).isEqualTo(CALLER);
        assertThat(report.request()).isEqualTo(CensusRequest.DEFAULT);
        assertThat(reports.mediaType(summary.report())).isEqualTo("application/json");
    }

    @Test
    void the_report_lies_under_the_day_it_speaks_of_and_the_name_of_the_execution() {
        plan(1);

        var reduced = new ReducePartials(_ -> store, reports, prices, InstantSource.fixed(NOW), "census", cadence, LINK)
                .reduce(new Input("nightly/invocation-1", ""));

        assertThat(reduced.summary().report()).isEqualTo("memory:reports/2026/11/01/nightly.json");
    }

    @Test
    void a_run_leaves_a_point_for_the_trends_of_later_runs() {
        plan(1);
        store.writePartial(1, partial(10));

        var summary = reduce("");

        assertThat(summary.notes()).isEmpty();
        assertThat(reports.names("reports/history/", "", 10)).singleElement().satisfies(name -> {
            assertThat(name).endsWith("/2026-11-01T020000Z/COMPLETE/run-1");
            assertThat(TrendPoint.read(reports.at("memory:" + name)).attached().gibibytes())
                    .isEqualTo(10);
        });
    }

    @Test
    void the_cells_lie_under_their_day_as_rows() throws IOException {
        plan(1);
        store.writePartial(1, partial(10));

        reduce("");

        var rows =
                new GZIPInputStream(new ByteArrayInputStream(reports.at("memory:cells/dt=2026-11-01/run-1.jsonl.gz")));
        assertThat(Json.readTree(rows.readAllBytes()).toString())
                .startsWith("{\"execution\":\"run-1\",\"verdict\":\"COMPLETE\",\"startedAt\":\"2026-11-01T02:00:00Z\","
                        + "\"account\":\"111122223333\"")
                .contains("\"gibibytes\":10");
    }

    @Test
    void a_report_has_what_changed_since_the_last_complete_one() {
        plan(1);
        store.writePartial(1, partial(10));
        reduce("");
        planOn(STARTED.plus(Duration.ofDays(1)), 1, 2);
        store.writePartial(2, partial(5));

        var summary = reduceAs("run-2");

        assertThat(summary.notes()).isEmpty();
        var change = Json.readTree(reports.at(summary.report())).at("/change");
        assertThat(change.at("/before/startedAt").stringValue()).isEqualTo("2026-11-01T02:00:00Z");
        assertThat(change.at("/attached/causes/volumes/gibibytes").longValue()).isEqualTo(5);
        assertThat(List.copyOf(change.at("/attached/causes").propertyNames())).containsExactly("volumes");
        assertThat(new String(reports.at(summary.report().replace(".json", ".html")), UTF_8))
                .contains("the report of 1 November 2026, ");
        assertThat(summary.change())
                .isEqualTo(
                        "Since the report of 2026-11-01, attached volumes changed by +5 GiB and everything billed by +5"
                                + " GiB");
    }

    @Test
    void an_announcement_says_what_changed_since_the_last_complete_report() {
        cadence = AnnouncementCadence.DAILY;
        plan(1);
        store.writePartial(1, partial(10));
        reduce("");
        planOn(STARTED.plus(Duration.ofDays(1)), 1, 2);
        store.writePartial(2, partial(5));

        assertThat(reduceAs("run-2").announcement().text())
                .contains("\n\n"
                        + "Since the report of 2026-11-01, attached volumes changed by +5 GiB and everything"
                        + " billed by +5 GiB\n\n"
                        + "page:");
    }

    @Test
    void an_older_report_that_is_broken_is_a_note_and_the_report_stands() {
        plan(1);
        store.writePartial(1, partial(10));
        reduce("");
        reports.write("reports/2026/11/01/run-1.json", ReportJson.MEDIA_TYPE, "[".getBytes(UTF_8));

        assertNothingIsCompared("the last complete report, reports/2026/11/01/run-1.json, could not be read: .*");
    }

    @Test
    void an_older_report_that_is_gone_is_a_note_and_the_report_stands() {
        plan(1);
        store.writePartial(1, partial(10));
        var points = new FakeReportStore();
        reduce("");
        reports.names("reports/history/", "", 10)
                .forEach(name -> points.write(name, ReportJson.MEDIA_TYPE, reports.at("memory:" + name)));
        reports = points;

        assertNothingIsCompared(
                "the last complete report, reports/2026/11/01/run-1.json, could not be read: it is not there any more");
    }

    private void assertNothingIsCompared(String note) {
        planOn(STARTED.plus(Duration.ofDays(1)), 1);

        var summary = reduceAs("run-2");

        assertThat(summary.notes()).singleElement().asString().matches(note);
        assertThat(summary.change()).isEmpty();
        assertThat(report(summary).totals()).isEqualTo(new Measures(1, 10));
        assertThat(summary.verdict()).isEqualTo(Verdict.COMPLETE);
    }

    private Summary reduceAs(String execution) {
        return new ReducePartials(_ -> store, reports, prices, InstantSource.fixed(NOW), "census", cadence, LINK)
                .reduce(new Input(execution, ""))
                .summary();
    }

    @Test
    void the_first_report_of_a_week_is_announced_with_its_figures_and_a_link() {
        cadence = AnnouncementCadence.WEEKLY;
        plan(1);
        store.writePartial(1, partial(1_234));

        var announcement = reduce("").announcement();

        assertThat(announcement.subject()).isEqualTo("EBS census census of 2026-11-01: COMPLETE");
        assertThat(announcement.text()).isEqualTo("""
            EBS census census of 2026-11-01: COMPLETE

            attached: 1,234 GiB in 1 volume of 1 instance
            total billed: at least 1,234 GiB in 1 volume

            page: https://console.example/s3/object/bucket?prefix=reports/2026/11/01/run-1.html
            """);
        assertThat(reduceOn(STARTED.plus(Duration.ofDays(1))).announcement()).isNotEqualTo(Announcement.NONE);
        assertThat(reduceOn(STARTED.plus(Duration.ofDays(3))).announcement()).isEqualTo(Announcement.NONE);
        assertThat(reduceOn(STARTED.plus(Duration.ofDays(7))).announcement()).isEqualTo(Announcement.NONE);
        assertThat(reduceOn(STARTED.plus(Duration.ofDays(8))).announcement()).isNotEqualTo(Announcement.NONE);
    }

    @Test
    void an_announcement_names_what_is_missing_and_nothing_that_would_change_a_header() {
        cadence = AnnouncementCadence.DAILY;
        var failed =
                new ListedScope(SCOPE, 0, Calls.NONE, new Denied("ec2:DescribeInstances", "no\r\nBcc: all@x\u202e"));
        store.writePlan(new RunPlan(CensusRequest.DEFAULT, CALLER, STARTED, List.of(failed), List.of()));

        var announcement = reduce("").announcement();

        assertThat(announcement.subject()).matches("\\p{Print}{1,100}").endsWith("INCOMPLETE");
        assertThat(announcement.text())
                .contains("attached: at least 0 GiB", "missing: 1 scope\n111122223333/eu-west-1: denied")
                .doesNotContain("\u202e", "\r");
        assertThat(reduce("").announcement()).isEqualTo(announcement);
    }

    @Test
    void a_page_lies_beside_the_report() {
        plan(1);
        store.writePartial(1, partial(10));

        var summary = reduce("");

        String page = summary.report().replace(".json", ".html");
        assertThat(new String(reports.at(page), UTF_8))
                .startsWith("<!DOCTYPE html>")
                .contains("COMPLETE", "eu-west-1");
        assertThat(reports.mediaType(page)).isEqualTo("text/html; charset=utf-8");
        assertThat(summary.notes()).isEmpty();
    }

    @Test
    void a_page_that_cannot_be_kept_is_a_line_of_the_summary_and_the_report_stands() {
        plan(1);
        store.writePartial(1, partial(10));

        var summary = new ReducePartials(
                        _ -> store,
                        new WithoutPages(reports),
                        prices,
                        InstantSource.fixed(NOW),
                        "census",
                        cadence,
                        LINK)
                .reduce(new Input("run-1", ""))
                .summary();

        assertThat(report(summary).totals()).isEqualTo(new Measures(1, 10));
        assertThat(summary.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(summary.notes())
                .containsExactly("the page reports/2026/11/01/run-1.html could not be written: the disk is full");
    }

    private record WithoutPages(ReportStore reports) implements ReportStore {
        @Override
        public String write(String name, String mediaType, byte[] content) {
            if (name.endsWith(".html")) {
                throw new IllegalStateException("the disk is full");
            }
            return reports.write(name, mediaType, content);
        }

        @Override
        public String write(String name, String mediaType, Path content) {
            return reports.write(name, mediaType, content);
        }

        @Override
        public Optional<byte[]> read(String name) {
            return reports.read(name);
        }

        @Override
        public List<String> names(String prefix, String after, int most) {
            return reports.names(prefix, after, most);
        }
    }

    @Test
    void the_report_has_money_at_the_prices_of_the_regions_that_have_volumes() {
        var asked = new ArrayList<Location>();
        prices = locations -> {
            asked.addAll(locations);
            var ofGp3 = Map.of(Component.GP3_SIZE, new Price(new BigDecimal("0.088"), "USD"));
            return new Prices("AWS price list", "", new TreeMap<>(Map.of(Location.of("eu-west-1"), ofGp3)), List.of());
        };
        plan(1);
        store.writePartial(1, partial(10));

        var summary = reduce("");
        var report = report(summary);

        assertThat(summary.monthly()).containsExactly(Map.entry("USD", new BigDecimal("0.88")));
        assertThat(summary.unpricedVolumes()).isZero();
        assertThat(asked).containsExactly(Location.of("eu-west-1"));
        assertThat(new String(ReportJson.write(report), UTF_8)).contains("\"USD\" : 0.88");
        assertThat(report.verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void prices_that_cannot_be_had_are_one_line_of_the_report_and_the_verdict_stands() {
        var denied = new Denied("pricing:GetProducts", "not authorized");
        prices = locations -> new Prices(
                "AWS price list",
                "",
                new TreeMap<>(),
                locations.stream()
                        .map(location -> new Prices.Gap(location, denied))
                        .toList());
        plan(1);
        store.writePartial(1, partial(10));

        var report = report(reduce(""));

        assertThat(report.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(report.totals()).isEqualTo(new Measures(1, 10));
        assertThat(new String(ReportJson.write(report), UTF_8))
                .contains("\"cause\" : \"denied: pricing:GetProducts; allow it to the caller (not authorized)\"")
                .doesNotContain("USD");
    }

    @Test
    void an_account_that_is_missing_is_named_in_the_summary_as_the_organization_names_it() {
        var denied =
                new ListedScope(Scope.wholeAccount("111122223333"), 0, Calls.NONE, new Denied("sts:AssumeRole", "no"));
        var names = new TreeMap<>(Map.of("111122223333", "Payments\u001b"));
        var plan = new RunPlan(CensusRequest.DEFAULT, CALLER, STARTED, List.of(denied), List.of(), names, null);

        assertThat(summary(plan.report(NOW, Partial.EMPTY)).missing())
                .singleElement()
                .asString()
                .startsWith("111122223333/* (Payments\\u001b): nothing counted; denied: sts:AssumeRole");
    }

    @Test
    void a_chunk_without_a_partial_is_missing_for_the_reason_recorded() {
        plan(1, 2);
        store.writePartial(1, partial(10));
        store.recordLoss(2, "Sandbox.Timedout");

        var summary = reduce("");

        assertThat(summary.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(summary.gibibytes()).isEqualTo(10);
        assertThat(summary.missing())
                .containsExactly(
                        "111122223333/eu-west-1: 1 of 2 listed instances counted; chunk 2 was lost (Sandbox.Timedout)");
    }

    @Test
    void a_required_source_that_is_missing_is_named_and_its_scope_counts_once() {
        var denied = new Denied("ec2:ListVolumesInRecycleBin", "not authorized");
        var others = OtherSources.NONE
                .failed(Source.RECYCLE_BIN, denied)
                .failed(Source.OTHERS, new Denied("ec2:DescribeVolumes", "not authorized"));
        var everything = CensusRequest.DEFAULT.withRequire(Requirement.EVERYTHING);
        var listed = new ListedScope(SCOPE, 0, Calls.NONE, null);
        store.writePlan(new RunPlan(
                everything, CALLER, STARTED, List.of(listed), List.of(new ChunkOutline(1, new TreeMap<>()))));
        store.writePartial(
                1, Partial.of(Stream.of(ScopePartial.empty(SCOPE, null).with(others))));

        var summary = reduce("");

        assertThat(summary.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(summary.missingScopes()).isOne();
        assertThat(summary.missing())
                .containsExactly(
                        "111122223333/eu-west-1: not counted: volumes that are not attached to an instance; denied:"
                                + " ec2:DescribeVolumes; allow it to the caller (not authorized)",
                        "111122223333/eu-west-1: not counted: the Recycle Bin; denied:"
                                + " ec2:ListVolumesInRecycleBin; allow it to the caller (not authorized)");
    }

    @Test
    void a_chunk_that_nobody_began_is_missing_for_the_maps_reason() {
        plan(1);

        assertThat(outcomeAfter("States.ItemReaderFailed: denied"))
                .isEqualTo(new LostChunk(1, "States.ItemReaderFailed: denied"));
        assertThat(outcomeAfter("")).isEqualTo(new LostChunk(1, "its worker left neither a result nor a reason"));
    }

    @Test
    void a_summary_is_small_however_much_is_missing() {
        var scopes = IntStream.range(0, MOST_SCOPES)
                .mapToObj(number -> new ListedScope(
                        new Scope("%012d".formatted(number / 17), "eu-west-" + (1 + number % 17)),
                        0,
                        Calls.NONE,
                        new Denied("sts:AssumeRole", "\u0000\u202e<é>".repeat(1_000))))
                .toList();
        var plan = new RunPlan(CensusRequest.DEFAULT, CALLER, STARTED, scopes, List.of());

        var summary = summary(plan.report(NOW, Partial.EMPTY));

        assertThat(summary.missingScopes()).isEqualTo(MOST_SCOPES);
        assertThat(summary.missing()).hasSize(10);
        assertThat(Json.write(summary)).hasSizeLessThan(4 * 1024);
    }

    @Test
    void what_AWS_said_cannot_steer_the_terminal_that_shows_the_cause_or_the_log() throws IOException {
        String attack = "\u001b[2J\u009b31m\u202e\r\n=cmd|' /C calc'!A0<script>";
        var failed = new ListedScope(
                SCOPE, 0, Calls.NONE, new Failed("ec2:DescribeInstances", attack, attack, attack, false));
        store.writePlan(new RunPlan(CensusRequest.DEFAULT, CALLER, STARTED, List.of(failed), List.of()));
        var context = new FakeContext("arn:aws:lambda:eu-west-1:111122223333:function:census-reduce:live");
        var answer = new ByteArrayOutputStream();

        new ReducePartials(_ -> store, reports, prices, InstantSource.fixed(NOW), "census", cadence, LINK)
                .handleRequest(
                        new ByteArrayInputStream("{\"run\": \"run-1\", \"mapFailure\": \"\"}".getBytes(UTF_8)),
                        answer,
                        context);

        var cause = Json.read(answer.toByteArray(), Summary.class);
        assertThat(cause.missing())
                .singleElement()
                .asString()
                .contains("\\u001b[2J\\u009b31m\\u202e\\u000d\\u000a=cmd");
        assertThat(cause.missing().getFirst()).matches("\\P{Cntrl}*").doesNotContain("\u009b", "\u202e");
        // The line of the metrics ends as a line does.
        assertThat(context.lines())
                .allSatisfy(line -> assertThat(line.stripTrailing()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
    }

    private Object outcomeAfter(String mapFailure) {
        return report(reduce(mapFailure)).ledger().getFirst().outcome();
    }

    private Overview report(Summary summary) {
        return ReportReader.read(reports.at(summary.report()));
    }

    private Summary reduceOn(Instant startedAt) {
        store.writePlan(new RunPlan(CensusRequest.DEFAULT, CALLER, startedAt, List.of(), List.of()));
        String execution = "run-of-" + startedAt.toString().substring(0, 10);
        return new ReducePartials(_ -> store, reports, prices, InstantSource.fixed(startedAt), "census", cadence, LINK)
                .reduce(new Input(execution, ""))
                .summary();
    }

    private Summary reduce(String mapFailure) {
        return new ReducePartials(_ -> store, reports, prices, InstantSource.fixed(NOW), "census", cadence, LINK)
                .reduce(new Input("run-1", mapFailure))
                .summary();
    }

    /** Chunks of one instance each. */
    private static Summary summary(Report report) {
        return Summary.of(
                report, Billed.of(report, Prices.NOT_ASKED), "", "memory:report", Announcement.NONE, List.of());
    }

    private void plan(int... chunks) {
        planOn(STARTED, chunks);
    }

    private void planOn(Instant startedAt, int... chunks) {
        var outlines = IntStream.of(chunks)
                .mapToObj(number -> new ChunkOutline(number, new TreeMap<>(Map.of(SCOPE, 1L))))
                .toList();
        var listed = new ListedScope(SCOPE, chunks.length, Calls.NONE, null);
        store.writePlan(new RunPlan(CensusRequest.DEFAULT, CALLER, startedAt, List.of(listed), outlines));
    }

    private static Partial partial(long gibibytes) {
        return Partial.of(Stream.of(new ScopePartial(
                SCOPE, 1, 0, Cubes.of("gp3", new Measures(1, gibibytes)), Map.of(), Calls.NONE, null)));
    }
}
