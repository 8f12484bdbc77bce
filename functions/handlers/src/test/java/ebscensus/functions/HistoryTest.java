package ebscensus.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Census;
import ebscensus.core.census.Partial;
import ebscensus.core.census.Report;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.FakeReportStore;
import ebscensus.core.inventory.Prices;
import ebscensus.core.inventory.ReportStore;
import ebscensus.core.request.CensusRequest;
import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.TrendPoint;
import ebscensus.report.money.Holding;
import ebscensus.report.money.Monthly;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");
    private static final CensusRequest REQUEST = CensusRequest.DEFAULT;

    private final FakeReportStore store = new FakeReportStore();

    @Test
    void the_last_complete_report_is_that_of_the_last_complete_run_before_this_one() {
        ran("sunday", days(-3), Verdict.COMPLETE);
        ran("monday", days(-2), Verdict.COMPLETE);
        ran("tuesday", days(-1), Verdict.INCOMPLETE);
        ran("later", days(1), Verdict.COMPLETE);

        var history = new History(store, REQUEST, NOW, "today");

        assertThat(history.lastComplete().map(Overview::startedAt)).hasValue(days(-2));
        assertThat(history.troubles()).isEmpty();
    }

    @Test
    void a_run_that_is_reduced_once_more_is_not_compared_with_itself() {
        ran("monday", days(-2), Verdict.COMPLETE);
        ran("today", NOW, Verdict.COMPLETE);

        assertThat(new History(store, REQUEST, NOW, "today").lastComplete().map(Overview::startedAt))
                .hasValue(days(-2));
    }

    @Test
    void runs_with_another_request_are_not_its_history() {
        ran("monday", days(-2), Verdict.COMPLETE);

        var other = new History(store, REQUEST.withAttachedOnly(true), NOW, "today");

        assertThat(other.lastComplete()).isEmpty();
        assertThat(other.points()).isEmpty();
    }

    @Test
    void a_trend_has_the_last_run_of_each_of_ninety_days() {
        for (int day = 1; day <= 100; day++) {
            ran("early" + day, days(-day), Verdict.COMPLETE);
            ran("late" + day, days(-day).plus(5, ChronoUnit.HOURS), Verdict.INCOMPLETE);
        }

        var points = new History(store, REQUEST, NOW, "today").points();

        assertThat(points).hasSize(90).allMatch(point -> point.verdict() == Verdict.INCOMPLETE);
        assertThat(points.getFirst().startedAt()).isEqualTo(days(-90).plus(5, ChronoUnit.HOURS));
        assertThat(points.getLast()).isEqualTo(point(days(-1).plus(5, ChronoUnit.HOURS), Verdict.INCOMPLETE));
    }

    @Test
    void it_tells_whether_there_was_a_run_since_a_day() {
        ran("thursday", Instant.parse("2026-11-26T23:59:59Z"), Verdict.COMPLETE);

        var history = new History(store, REQUEST, NOW, "today");

        assertThat(history.hasRunSince(LocalDate.of(2026, 11, 26))).isTrue();
        assertThat(history.hasRunSince(LocalDate.of(2026, 11, 27))).isFalse();
    }

    @Test
    void what_is_broken_or_gone_is_told_and_fails_nothing() {
        ran("monday", days(-2), Verdict.COMPLETE);
        store.write("reports/2026/11/26/monday.json", ReportJson.MEDIA_TYPE, "{".getBytes(UTF_8));
        ran("gone", days(-3), Verdict.INCOMPLETE);
        store.names("reports/history/", "", 10).stream()
                .filter(name -> name.endsWith("gone"))
                .forEach(name -> store.write(name, "text/plain", "?".getBytes(UTF_8)));

        var history = new History(store, REQUEST, NOW, "today");

        assertThat(history.lastComplete()).isEmpty();
        assertThat(history.points()).hasSize(1);
        assertThat(history.troubles())
                .hasSize(2)
                .anyMatch(line -> line.startsWith(
                        "the last complete report, reports/2026/11/26/monday.json, could not be read: the"
                                + " report is not JSON"))
                .anyMatch(line -> line.matches("the point reports/history/.*/gone could not be read: .*"));
    }

    @Test
    void a_store_that_fails_is_told_and_fails_nothing() {
        var broken = new ReportStore() {
            @Override
            public String write(String name, String mediaType, byte[] content) {
                throw new IllegalStateException("no space");
            }

            @Override
            public String write(String name, String mediaType, Path content) {
                throw new IllegalStateException("no space");
            }

            @Override
            public Optional<byte[]> read(String name) {
                throw new IllegalStateException("no reading");
            }

            @Override
            public List<String> names(String prefix, String after, int most) {
                throw new IllegalStateException("no listing");
            }
        };

        var history = new History(broken, REQUEST, NOW, "today");
        history.write(point(NOW, Verdict.COMPLETE));

        assertThat(history.lastComplete()).isEmpty();
        assertThat(history.troubles())
                .containsExactly(
                        "earlier runs could not be listed: no listing",
                        "the point of this run in the history could not be written: no space");
    }

    /** Of 1,000 names in an answer of S3: 16 lists and the report are below 20 requests. */
    @Test
    void a_look_up_is_bounded_however_often_a_census_runs() {
        var asked = new AtomicInteger();
        var many = new ReportStore() {
            @Override
            public String write(String name, String mediaType, byte[] content) {
                return name;
            }

            @Override
            public String write(String name, String mediaType, Path content) {
                return name;
            }

            @Override
            public Optional<byte[]> read(String name) {
                asked.incrementAndGet();
                return Optional.empty();
            }

            @Override
            public List<String> names(String prefix, String after, int most) {
                asked.addAndGet(Math.ceilDiv(most, 1_000));
                return IntStream.range(0, most)
                        .mapToObj(i -> prefix + "2026-11-27T%06dZ/COMPLETE/run".formatted(i))
                        .toList();
            }
        };

        assertThat(new History(many, REQUEST, NOW, "today").lastComplete()).isEmpty();
        assertThat(asked).hasValue(17);
    }

    private void ran(String execution, Instant startedAt, Verdict verdict) {
        new History(store, REQUEST, startedAt, execution).write(point(startedAt, verdict));
        store.write(
                "reports/" + startedAt.toString().substring(0, 10).replace('-', '/') + "/" + execution + ".json",
                ReportJson.MEDIA_TYPE,
                ReportJson.write(report(startedAt)));
    }

    private static Overview report(Instant startedAt) {
        var census = Census.of(REQUEST, List.of(), Partial.EMPTY);
        return Overview.of(new Report(null, REQUEST, startedAt, startedAt, census), Prices.NOT_ASKED);
    }

    private static TrendPoint point(Instant startedAt, Verdict verdict) {
        return new TrendPoint(startedAt, verdict, new Holding(3, 24, 0, 0, Monthly.unpriced(3)), Holding.NONE, REQUEST);
    }

    private static Instant days(int days) {
        return NOW.plus(days, ChronoUnit.DAYS);
    }
}
