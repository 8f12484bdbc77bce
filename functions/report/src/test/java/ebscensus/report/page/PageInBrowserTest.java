package ebscensus.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ebscensus.core.request.Dimension;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.TrendPoint;
import ebscensus.report.change.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** The page in Chromium, as its readers see it. Skipped where no Chromium with its driver is installed. */
class PageInBrowserTest {
    private static final int WIDE = 1200;
    private static final int TELEPHONE = 360;

    @TempDir
    private static Path folder;

    private static @Nullable Browser browser;

    @BeforeAll
    static void start() {
        var started = Browser.start(folder);
        assumeTrue(
                started.isPresent(), "skipped: no Chromium with its chromedriver is installed here to show the page");
        browser = started.get();
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Pages that differ in what they have. */
    enum Sample {
        NOTHING,
        ONE_SCOPE,
        MANY_SCOPES,
        INCOMPLETE,
        TWO_CURRENCIES,
        NO_PRICES,
        HOSTILE,
        TREND;

        PageContent content() {
            return switch (this) {
                case TREND -> trend();
                default -> PageContent.of(report());
            };
        }

        Overview report() {
            return switch (this) {
                case NOTHING -> new Samples(1).report();
                case ONE_SCOPE -> new Samples(2).scopes(1, 1, 20).report();
                case MANY_SCOPES -> new Samples(3).scopes(170, 10, 3).report();
                case INCOMPLETE ->
                    new Samples(4)
                            .scopes(8, 4, 6)
                            .missing(7)
                            .withoutRecycleBin()
                            .report();
                case TWO_CURRENCIES ->
                    new Samples(5)
                            .withCurrencies(List.of("EUR", "USD"))
                            .scopes(3, 2, 5)
                            .report();
                case NO_PRICES -> new Samples(6).withoutPrices().scopes(3, 2, 5).report();
                case HOSTILE -> hostile();
                case TREND -> day(3).report();
            };
        }

        private static PageContent trend() {
            var days = List.of(day(1).report(), day(2).missing(2).report(), day(3).report());
            return PageContent.of(days.getLast())
                    .withChange(PageChange.of(Change.between(days.get(1), days.getLast())))
                    .withTrend(days.stream().map(TrendPoint::of).toList());
        }

        private static Samples day(int day) {
            return new Samples(day)
                    .at(Instant.parse("2026-11-2%dT02:00:00Z".formatted(day)))
                    .scopes(3, 3, 9);
        }
    }

    static final List<String> HOSTILE = List.of(
            "<img src=x onerror=alert(1)>",
            "</script><script>alert(1)</script>",
            "</style><style>*{display:none}",
            "\u202Eevil\u202C",
            "שלום עולם",
            "\"'`${1+1}{{1}}&amp;&#x41;",
            "\uD83D\uDCBE".repeat(256),
            "<!--",
            "x".repeat(256));

    private static Overview hostile() {
        return new Samples(7)
                .withTags(HOSTILE)
                .named("100000000000", "<b>Ops & \"co\"</b>")
                .scopes(3, 2, 12)
                .report();
    }

    @ParameterizedTest
    @EnumSource
    void is_quiet_asks_for_nothing_and_everyone_can_read_it_in_light_and_dark(Sample sample) throws IOException {
        for (String colors : List.of("light", "dark")) {
            open(sample, colors, "screen", WIDE);

            assertThat(page().violations()).isEmpty();
            assertThat(page().console()).isEmpty();
            assertThat(page().requests()).singleElement().asString().startsWith("file:");
        }
    }

    @ParameterizedTest
    @EnumSource
    void fits_a_telephone(Sample sample) throws IOException {
        open(sample, "light", "screen", TELEPHONE);

        assertThat(page().number("return innerWidth")).isEqualTo(TELEPHONE);
        assertThat(page().number("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isZero();
    }

    @Test
    void speaks_of_the_bars_of_a_change_only_where_it_shows_them() throws IOException {
        open(Sample.TREND, "light", "screen", WIDE);
        String wide = page().find("#change").getText();
        open(Sample.TREND, "light", "screen", TELEPHONE);
        String narrow = page().find("#change").getText();

        assertThat(wide).contains("The causes of the difference").contains("the bars begin at");
        assertThat(narrow).contains("The causes of the difference").doesNotContain("bars");
    }

    @Test
    void is_sorted_by_the_keyboard() throws IOException {
        open(Sample.ONE_SCOPE, "light", "screen", WIDE);
        var head = page().find("#by-type thead th:nth-child(6) button");

        head.sendKeys(Keys.ENTER);
        var descending = numbers("#by-type tbody td:nth-child(6)");
        assertThat(page().find("#by-type thead th:nth-child(6)").getDomAttribute("aria-sort"))
                .isEqualTo("descending");
        head.sendKeys(Keys.SPACE);
        var ascending = numbers("#by-type tbody td:nth-child(6)");

        assertThat(descending)
                .isSortedAccordingTo((one, other) -> Long.compare(other, one))
                .hasSizeGreaterThan(3);
        assertThat(ascending).isSorted().containsExactlyInAnyOrderElementsOf(descending);
    }

    @Test
    void is_filtered_by_the_keyboard() throws IOException {
        open(Sample.MANY_SCOPES, "light", "screen", WIDE);
        var rows = page().texts("#by-account tbody tr").size();

        page().find("input[aria-label^='Filter: Everything billed by account']").sendKeys("account-1");

        assertThat(page().texts("#by-account tbody tr"))
                .hasSizeBetween(1, rows - 1)
                .allMatch(text -> text.contains("account-1"));
    }

    @Test
    void leads_from_an_account_to_its_regions_and_types_and_back_by_the_keyboard() throws IOException {
        open(Sample.INCOMPLETE, "light", "screen", WIDE);
        var cube = billed(Sample.INCOMPLETE).cube();

        page().find("#by-account tbody th button").sendKeys(Keys.ENTER);
        String account = page().focused().getText();
        assertThat(page().texts("#by-account thead th:first-child")).containsExactly("Region");
        page().find("#by-account tbody th button").sendKeys(Keys.SPACE);
        String region = page().focused().getText();

        assertThat(page().texts(".trail li")).containsExactly("All accounts", account, region);
        var expected = new TreeMap<String, Long>();
        cube.cells().forEach((cell, priced) -> {
            if (isNamed(cube.value(cell, Dimension.ACCOUNT), account)
                    && cube.value(cell, Dimension.REGION).equals(region)) {
                expected.merge(
                        cube.value(cell, Dimension.TYPE), priced.holding().gibibytes(), Long::sum);
            }
        });
        assertThat(page().texts("#by-account tbody th")).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(numbers("#by-account tbody td:nth-child(4)")).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(page().violations()).isEmpty();

        page().find(".trail li:first-child button").sendKeys(Keys.ENTER);
        assertThat(page().focused().getText()).isEqualTo("All accounts");
        assertThat(page().texts("#by-account tbody tr")).hasSize(8);
    }

    private static boolean isNamed(String account, String shown) {
        return shown.equals(account)
                || shown.equals(Sample.INCOMPLETE.report().accountNames().get(account));
    }

    @Test
    void has_the_same_rows_with_its_script_as_without() throws IOException {
        var cells = Jsoup.parse(new String(Page.render(Sample.TWO_CURRENCIES.content()), UTF_8))
                .select("#by-account tbody bdi");
        open(Sample.TWO_CURRENCIES, "light", "screen", WIDE);

        assertThat(page().texts("#by-account tbody bdi")).containsExactlyElementsOf(cells.eachText());
    }

    @Test
    void of_50_000_cells_is_small_and_opens_soon() throws IOException {
        var report = new Samples(8).scopes(1_000, 10, 6).report();
        var page = Page.render(PageContent.of(report));
        var file = Files.write(folder.resolve("large.html"), page);
        page().show("light", "screen", WIDE);
        page().open(file);

        assertThat(billed(report).cube().cells()).hasSizeGreaterThanOrEqualTo(50_000);
        long opened = page().number("return performance.getEntriesByType('navigation')[0].loadEventEnd");
        System.out.printf(
                "page of %,d cells: %,d bytes, open after %d ms%n",
                billed(report).cube().cells().size(), page.length, opened);
        assertThat(page).hasSizeLessThan(5_000_000);
        assertThat(opened).isBetween(1L, 2_000L);
        assertThat(page().texts("#by-account + *, .note").stream().filter(text -> text.contains("Show more")))
                .singleElement()
                .asString()
                .startsWith("950 more with ");
        page().find("input[aria-label^='Filter: Everything billed by account']").sendKeys("account-998");
        assertThat(page().texts("#by-account tbody tr")).hasSize(1);
    }

    @Test
    void shows_what_others_wrote_as_text() throws IOException {
        open(Sample.HOSTILE, "light", "screen", WIDE);

        assertThat(page().texts("#by-tag-4 tbody th"))
                .hasSameSizeAs(HOSTILE)
                .contains(
                        "<img src=x onerror=alert(1)>",
                        "</script><script>alert(1)</script>",
                        "</style><style>*{display:none}",
                        "\\u202eevil\\u202c",
                        "שלום עולם",
                        "\"'`${1+1}{{1}}&amp;&#x41;",
                        "\uD83D\uDCBE".repeat(256));
        assertThat(page().number("return document.images.length + document.scripts.length"))
                .isEqualTo(2);
    }

    @Test
    void is_printed_as_a_whole_and_without_what_is_clicked() throws IOException {
        open(Sample.MANY_SCOPES, "dark", "print", WIDE);

        assertThat(page().texts("input")).isEmpty();
        assertThat(page().run("return getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
        assertThat(page().texts("#by-account tbody tr")).hasSize(Limits.ROWS);
    }

    private static Billed billed(Sample sample) {
        return billed(sample.report());
    }

    private static Billed billed(Overview report) {
        var billed = report.billed();
        if (billed == null) {
            throw new IllegalStateException("the sample knows of attached volumes only");
        }
        return billed;
    }

    private static List<Long> numbers(String css) {
        return page().texts(css).stream()
                .map(text -> Long.valueOf(text.replace(",", "")))
                .toList();
    }

    private static void open(Sample sample, String colors, String medium, int width) throws IOException {
        var file = folder.resolve(sample + ".html");
        if (!Files.exists(file)) {
            Files.write(file, Page.render(sample.content()));
        }
        page().show(colors, medium, width);
        page().open(file);
    }

    private static Browser page() {
        if (browser == null) {
            throw new IllegalStateException("the browser has not been started");
        }
        return browser;
    }
}
