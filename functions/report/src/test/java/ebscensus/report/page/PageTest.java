package ebscensus.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Use;
import ebscensus.core.census.Verdict;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.json.Json;
import ebscensus.report.Billed;
import ebscensus.report.Fleets;
import ebscensus.report.Overview;
import ebscensus.report.RandomReports;
import ebscensus.report.ReportJson;
import ebscensus.report.ReportReader;
import ebscensus.report.TrendPoint;
import ebscensus.report.change.ChangeCause;
import ebscensus.report.change.Effects;
import ebscensus.report.change.Quantity;
import ebscensus.report.money.Holding;
import ebscensus.report.money.ListPrices;
import ebscensus.report.money.Money;
import ebscensus.report.money.Monthly;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is on the page, read without a browser and so without its script. */
class PageTest {
    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_figure_is_that_of_the_report(long seed) {
        var report = Samples.random(seed);
        var page = page(PageContent.of(report));
        var billed = billed(report);

        assertThat(page.select("h1").text()).isEqualTo(report.verdict().name());
        requireHeadline(page, report, billed);
        requireUses(page, report, billed);
        billed.by().forEach((dimension, values) -> requireBreakdown(page, dimension, values, billed));
        requireWaste(page, billed);
        requireSavings(page, billed);
        requireLedger(page, report);
        requireDrill(page, billed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_report_that_was_written_and_read_has_the_same_page(long seed) {
        var report = new RandomReports(seed).next();

        assertThat(text(PageContent.of(ReportReader.read(ReportJson.write(report)))))
                .isEqualTo(text(PageContent.of(report)));
    }

    @Test
    void savings_have_their_arithmetic() {
        var fleet = new Fleets(CensusRequest.DEFAULT)
                .with("111122223333", "us-east-1", Use.RUNNING, Fleets.spec("us-east-1a", "gp2", 500, 1_500, 0));
        var page = page(PageContent.of(Overview.of(fleet.report(), ListPrices.all())));

        assertThat(rows(page, "arithmetic"))
                .map(row -> String.join("|", texts(row)))
                .containsExactly(
                        "us-east-1|gp2 as gp3, baseline|1 volume of 500 GiB|500 GiB x 0.1 USD|500 GiB x 0.08 USD|"
                                + "saves 10.00 USD a month",
                        "us-east-1|gp2 as gp3, like for like|1 volume of 500 GiB|500 GiB x 0.1 USD|"
                                + "500 GiB x 0.08 USD + 125 MiB/s x 0.04 USD|saves 5.00 USD a month");
    }

    private static void requireHeadline(Document page, Overview report, Billed billed) {
        var figures = new ArrayList<Number>();
        figures.add(report.totals().gibibytes());
        if (AtLeast.countsOthers(report)) {
            figures.add(billed.total().gibibytes());
        }
        billed.total().monthly().money().amounts().values().forEach(amount -> figures.add(rounded(amount)));

        assertThat(page.select(".figures b").eachText()).map(PageTest::number).containsExactlyElementsOf(figures);
        assertThat(page.select(".figures dd.of").eachText().stream()
                        .filter(text -> text.contains(" of it "))
                        .map(text -> number(text.substring(0, text.indexOf(' ')))))
                .containsExactlyElementsOf(billed.total().monthly().money().amounts().keySet().stream()
                        .map(currency -> rounded(Stream.of(Use.STOPPED, Use.UNATTACHED, Use.RECYCLE_BIN)
                                .map(use -> billed.uses()
                                        .getOrDefault(use, Holding.NONE)
                                        .monthly()
                                        .money()
                                        .amounts())
                                .map(amounts -> amounts.getOrDefault(currency, BigDecimal.ZERO))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)))
                        .toList());
        assertThat(page.select(".figures div").getFirst().select("small").size())
                .isEqualTo(report.missing().isEmpty() ? 0 : 1);
    }

    private static void requireUses(Document page, Overview report, Billed billed) {
        var rows = rows(page, "uses");
        var shown = new TreeMap<Use, Holding>(billed.uses());
        shown.values().removeIf(holding -> holding.volumes() == 0);

        assertThat(rows).hasSizeGreaterThanOrEqualTo(shown.size());
        shown.forEach((use, holding) -> {
            var row = rows.stream()
                    .filter(candidate -> candidate.select("." + use.label()).size() == 1)
                    .findFirst()
                    .orElseThrow();
            var amounts = amounts(holding, billed);
            int next = 2 + amounts.size();
            assertThat(texts(row).subList(2, next)).isEqualTo(amounts);
            assertThat(figures(row, next, next + 1)).containsExactly(holding.gibibytes(), holding.volumes());
            boolean isAtLeast = use.isAttached() ? !report.missing().isEmpty() : billed.isAtLeast(use);
            assertThat(texts(row).getFirst().endsWith(", at least")).isEqualTo(isAtLeast);
        });
    }

    private static void requireBreakdown(
            Document page, Dimension dimension, SortedMap<String, SortedMap<Use, Holding>> values, Billed billed) {
        var table = page.select("#by-" + (dimension.isTag() ? "tag-4" : dimension.name()))
                .getFirst();
        var rows = rows(page, table.id());
        assertThat(rows).hasSize(values.size() <= Limits.ROWS + Limits.FEW ? values.size() : Limits.ROWS);
        int next = 2 + billed.prices().currencies().size();
        long volumes = 0;
        long gibibytes = 0;
        for (var row : rows) {
            var uses = values.getOrDefault(row.select("th bdi").getLast().text(), Collections.emptySortedMap());
            var all = uses.values().stream().reduce(Holding.NONE, Holding::plus);
            assertThat(texts(row).subList(2, next)).isEqualTo(amounts(all, billed));
            assertThat(figures(row, next, next + 1, next + 2))
                    .containsExactly(all.gibibytes(), Billed.attached(uses).gibibytes(), all.volumes());
            volumes += all.volumes();
            gibibytes += all.gibibytes();
        }
        for (var rest : table.select("tfoot tr")) {
            volumes += figures(rest, next + 2).getFirst();
            gibibytes += figures(rest, next).getFirst();
        }
        var total =
                values.values().stream().flatMap(uses -> uses.values().stream()).reduce(Holding.NONE, Holding::plus);
        assertThat(List.of(volumes, gibibytes)).containsExactly(total.volumes(), total.gibibytes());
    }

    private static void requireWaste(Document page, Billed billed) {
        billed.largest().forEach((use, volumes) -> {
            var rows = rows(page, "waste-" + use.label());
            assertThat(rows).hasSameSizeAs(volumes);
            for (int i = 0; i < volumes.size(); i++) {
                var volume = volumes.get(i);
                var expected = new ArrayList<>(List.of(volume.id()));
                expected.addAll(amounts(volume.holding(), billed));
                expected.add("%,d".formatted(volume.holding().gibibytes()));
                assertThat(texts(rows.get(i)))
                        .startsWith(expected.toArray(String[]::new))
                        .contains(volume.type());
            }
        });
    }

    private static void requireSavings(Document page, Billed billed) {
        var savings = billed.savings();
        var expected = Stream.of(savings.gp2LikeForLike(), savings.gp2Baseline(), savings.io1())
                .filter(saving -> saving.volumes() > 0)
                .toList();
        var rows = rows(page, "savings");
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            var saving = expected.get(i);
            var shown = amounts(new Holding(1, 0, 0, 0, Monthly.of(saving.money())), billed);
            shown.add("%,d".formatted(saving.volumes()));
            assertThat(texts(rows.get(i)).subList(1, texts(rows.get(i)).size())).isEqualTo(shown);
        }
    }

    private static void requireLedger(Document page, Overview report) {
        var sums = new long[3];
        Stream.concat(rows(page, "ledger").stream(), page.select("#ledger tfoot tr").stream())
                .forEach(row -> {
                    var figures = figures(row, 4, 5, 6);
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] += figures.get(i);
                    }
                });
        assertThat(sums)
                .containsExactly(
                        report.instances(),
                        report.totals().volumes(),
                        report.totals().gibibytes());
    }

    private static void requireDrill(Document page, Billed billed) {
        if (billed.cube().cells().isEmpty()) {
            assertThat(page.select("#drill-data")).isEmpty();
            return;
        }
        var json = Json.readTree(page.expectFirst("#drill-data").data().getBytes(UTF_8));
        var currencies = List.copyOf(billed.prices().currencies());
        var all = json.get("cells")
                .valueStream()
                .flatMap(account -> account.valueStream())
                .flatMap(region -> region.valueStream())
                .toList();
        assertThat(all.stream().mapToLong(cell -> cell.get(1).longValue()).sum())
                .isEqualTo(billed.total().gibibytes());
        assertThat(all.stream().mapToLong(cell -> cell.get(2).longValue()).sum())
                .isEqualTo(billed.attached().gibibytes());
        for (int i = 0; i < currencies.size(); i++) {
            int column = 4 + i;
            var sum = all.stream()
                    .map(cell -> new BigDecimal(cell.get(column).stringValue()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .movePointLeft(json.get("decimals").intValue());
            assertThat(sum)
                    .isEqualByComparingTo(billed.total()
                            .monthly()
                            .money()
                            .amounts()
                            .getOrDefault(currencies.get(i), BigDecimal.ZERO));
        }
    }

    @Test
    void what_is_missing_comes_first_and_is_named_with_its_cause() {
        var report =
                new Samples(1).scopes(2, 2, 4).missing(3).withoutRecycleBin().report();
        var page = page(PageContent.of(report));
        var missing = page.select("header .missing");

        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(missing.select("h2").eachText()).containsExactly("Missing: 3 of 7 scopes", "Not counted");
        assertThat(missing.text())
                .contains(
                        "denied: ec2:DescribeInstances",
                        "100000900000 in eu-west-1: nothing counted",
                        "the Recycle Bin");
        assertThat(missing.getFirst().nextElementSiblings().select(".figures")).isNotEmpty();
        assertThat(page.select("details")).isEmpty();
    }

    @Test
    void of_thousands_of_missing_scopes_some_are_named_and_the_number_of_all() {
        var page = page(PageContent.of(new Samples(1).missing(1_000).report()));

        assertThat(page.select(".missing h2").text()).isEqualTo("Missing: 1,000 of 1,000 scopes");
        assertThat(page.select(".missing ul ul li")).hasSize(2 * Limits.SCOPES_OF_A_CAUSE);
        assertThat(page.select(".missing").text()).contains("… and 400 more scopes; the JSON report has them all.");
    }

    @Test
    void a_change_is_a_waterfall_from_before_to_now() {
        var change = new PageChange(
                "the report of 2026-11-27",
                List.of("One account is compared only where both have it."),
                new Quantity(10, 1_000, usd("80")),
                new Effects(new TreeMap<>(Map.of(
                        ChangeCause.NO_LONGER_SEEN, new Quantity(-1, -50, usd("-4")),
                        ChangeCause.VOLUMES, new Quantity(2, 190, usd("15")),
                        ChangeCause.SIZE, new Quantity(0, 10, usd("1"))))));
        var page = page(PageContent.of(new Samples(1).scopes(1, 1, 3).report()).withChange(change));

        assertThat(page.select("#h-change").text()).isEqualTo("What changed since the report of 2026-11-27");
        assertThat(rows(page, "change"))
                .map(row -> String.join("|", texts(row)))
                .containsExactly(
                        "Before||10|1,000|80.00",
                        "no longer counted||−1|−50|−4.00",
                        "volumes added and removed||+2|+190|+15.00",
                        "volumes made larger||0|+10|+1.00",
                        "Now||11|1,150|92.00");
        // The axis begins a span of 200 below the lowest sum, 950, and ends at the highest, 1,150.
        assertThat(page.select("#change thead .b").text())
                .isEqualTo("GiB, from before to now; the bars begin at 750, not at 0");
        assertThat(page.select("#change rect").eachAttr("x")).containsExactly("0%", "50%", "50%", "97.5%", "0%");
        assertThat(page.select("#change rect").eachAttr("width"))
                .containsExactly("62.5%", "12.5%", "47.5%", "2.5%", "100%");
        assertThat(page.select("#change rect").eachAttr("class"))
                .containsExactly("whole", "coverage", "more", "more", "whole");
        assertThat(page.select("#change th small").eachText())
                .containsExactly("not compared, so neither growth nor saving");
    }

    /** Rounded one by one, the steps would be 0.00 and 0.00 between 10.00 and 10.01. */
    @Test
    void the_amounts_of_a_change_add_up() {
        var change = new PageChange(
                "the report of 2026-11-27",
                List.of(),
                new Quantity(1, 100, usd("10.002")),
                new Effects(new TreeMap<>(Map.of(
                        ChangeCause.VOLUMES, new Quantity(1, 1, usd("0.002")),
                        ChangeCause.SIZE, new Quantity(0, 1, usd("0.002"))))));
        var page = page(PageContent.of(new Samples(1).scopes(1, 1, 3).report()).withChange(change));

        assertThat(rows(page, "change"))
                .map(row -> String.join("|", texts(row)))
                .containsExactly(
                        "Before||1|100|10.00",
                        "volumes added and removed||+1|+1|0.00",
                        "volumes made larger||0|+1|+0.01",
                        "Now||2|102|10.01");
    }

    @Test
    void the_axis_of_a_waterfall_never_begins_below_nothing() {
        var change = new PageChange(
                "the report of 2026-11-27",
                List.of(),
                Quantity.NONE,
                new Effects(new TreeMap<>(Map.of(ChangeCause.VOLUMES, new Quantity(2, 100, usd("8"))))));
        var page = page(PageContent.of(new Samples(1).scopes(1, 1, 3).report()).withChange(change));

        assertThat(page.select("#change rect").eachAttr("width")).containsExactly("0%", "100%", "100%");
        assertThat(page.select("#change thead .b").text()).isEqualTo("GiB, from before to now");
    }

    @Test
    void a_trend_has_a_line_of_all_reports_by_time_and_marks_the_incomplete_ones() {
        var days = Stream.of(3, 1, 2)
                .map(day -> new Samples(day)
                        .at(Instant.parse("2026-11-0%dT02:00:00Z".formatted(day)))
                        .scopes(2, 1, 4)
                        .missing(day == 2 ? 1 : 0)
                        .report())
                .toList();
        var page = page(PageContent.of(days.getFirst())
                .withTrend(days.stream().map(TrendPoint::of).toList()));

        assertThat(rows(page, "trend-table").stream().map(row -> texts(row).getFirst()))
                .containsExactly("2026-11-03 02:00:00", "2026-11-02 02:00:00", "2026-11-01 02:00:00");
        assertThat(rows(page, "trend-table").stream().map(row -> texts(row).get(1)))
                .containsExactly("COMPLETE", "INCOMPLETE, at least", "COMPLETE");
        assertThat(rows(page, "trend-table").stream()
                        .map(row -> number(texts(row).get(2))))
                .containsExactly(
                        days.get(0).totals().gibibytes(),
                        days.get(2).totals().gibibytes(),
                        days.get(1).totals().gibibytes());
        assertThat(page.select("polyline.dashed").eachAttr("points"))
                .hasSize(4)
                .allMatch(points -> points.matches("0,\\d+ 500,\\d+|500,\\d+ 1000,\\d+"));
        assertThat(page.select("polyline:not(.dashed)")).isEmpty();
    }

    @Test
    void a_report_of_attached_volumes_only_has_its_breakdowns_and_no_money() {
        var full = new Samples(1).scopes(2, 2, 5).report();
        var first = new Overview(
                null, null, null, null, full.instances(), full.totals(), full.breakdowns(), full.ledger(), null);
        var page = page(PageContent.of(first));

        assertThat(page.select(".figures b").eachText())
                .map(PageTest::number)
                .containsExactly(full.totals().gibibytes());
        assertThat(rows(page, "by-account")).hasSize(full.by(Dimension.ACCOUNT).size());
        assertThat(page.select("#uses, #savings, #drill-data")).isEmpty();
        assertThat(page.title()).isEqualTo("EBS census");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void what_others_wrote_is_text_wherever_it_stands(String text) {
        var report = new Samples(2)
                .withTags(List.of(text))
                .named("100000000000", text)
                .scopes(1, 1, 40)
                .report();
        var page = page(PageContent.of(report));

        assertThat(page.select("#by-tag-4 tbody th bdi").text()).isEqualTo(text);
        assertThat(page.select("#by-account tbody th bdi").getFirst().text()).isEqualTo(text);
        assertThat(page.select("#waste-unattached th small").eachText())
                .isNotEmpty()
                .containsOnly(text);
        assertThat(page.select("img, body style, b b")).isEmpty();
        assertThat(page.select("script")).hasSize(2);
        assertThat(Json.readTree(page.expectFirst("#drill-data").data().getBytes(UTF_8))
                        .get("accounts")
                        .get("100000000000")
                        .stringValue())
                .isEqualTo(text);
    }

    static List<String> hostileTexts() {
        return PageInBrowserTest.HOSTILE.stream()
                .filter(text -> text.indexOf('\u202E') < 0)
                .toList();
    }

    @Test
    void the_policy_allows_the_style_sheet_and_the_script_of_the_page_alone() {
        var page = page(PageContent.of(new Samples(1).report()));
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");

        assertThat(policy)
                .isEqualTo("default-src 'none'; img-src data:; style-src " + Asset.STYLE.source() + "; script-src "
                        + Asset.SCRIPT.source() + "; base-uri 'none'; form-action 'none'");
        assertThat(page.select("style").getFirst().data()).isEqualTo(Asset.STYLE.text());
        assertThat(page.select("script").getLast().data()).isEqualTo(Asset.SCRIPT.text());
        assertThat(page.select("[style], [onclick], [src], a[href]")).isEmpty();
    }

    private static Document page(PageContent content) {
        return Jsoup.parse(text(content));
    }

    private static String text(PageContent content) {
        return new String(Page.render(content), UTF_8);
    }

    private static Billed billed(Overview report) {
        var billed = report.billed();
        if (billed == null) {
            throw new IllegalStateException("the sample knows of attached volumes only");
        }
        return billed;
    }

    private static Money usd(String amount) {
        return Money.of(new BigDecimal(amount), "USD");
    }

    private static List<Element> rows(Document page, String table) {
        return page.select("#" + table + " tbody tr").stream()
                .filter(row -> row.select("td[colspan]").isEmpty())
                .toList();
    }

    /** What the cells say, without what is said below it. */
    private static List<String> texts(Element row) {
        return row.children().stream().map(cell -> cell.select("> bdi").text()).toList();
    }

    private static List<Long> figures(Element row, int... columns) {
        var texts = texts(row);
        return IntStream.of(columns)
                .mapToObj(column -> Long.valueOf(texts.get(column).replace(",", "")))
                .toList();
    }

    private static Number number(String text) {
        String plain = text.replace(",", "");
        return plain.contains(".") ? new BigDecimal(plain) : (Number) Long.valueOf(plain);
    }

    private static List<String> amounts(Holding holding, Billed billed) {
        var monthly = holding.monthly();
        return billed.prices().currencies().stream()
                .map(currency -> monthly.unpricedVolumes() == holding.volumes() && holding.volumes() > 0
                        ? "no price"
                        : "%,.2f".formatted(rounded(monthly.money().amounts().getOrDefault(currency, BigDecimal.ZERO)))
                                + (monthly.unpricedVolumes() > 0 ? "+" : ""))
                .collect(toCollection(ArrayList::new));
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
