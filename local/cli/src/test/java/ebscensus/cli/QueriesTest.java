package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Use;
import ebscensus.core.request.Dimension;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.ReportReader;
import ebscensus.report.export.CellRows;
import ebscensus.report.money.Holding;
import ebscensus.report.money.NamedVolume;
import ebscensus.simulator.fleet.Simulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of docs/queries with DuckDB over the files of 30 simulated days, against the reports of these days. */
class QueriesTest {
    private static final Path QUERIES = Path.of("..", "..", "docs", "queries");
    private static final int LAST_DAY = 30;
    private static final List<String> ACCOUNTS = List.of("111122223333", "200000000001", "200000000002");
    private static final long INSTANCES = 300;
    private static final Dimension TEAM = Dimension.tag("team");

    @TempDir
    private static Path folder;

    private static final SortedMap<String, Overview> REPORTS = new TreeMap<>();
    private static Connection duckDb;

    @BeforeAll
    static void count() throws IOException, SQLException {
        for (int day = 1; day <= LAST_DAY; day++) {
            var report = report(day);
            String date = simulation(day).date().toString();
            REPORTS.put(date, report);
            Files.write(
                    Files.createDirectories(folder.resolve("reports")).resolve(date + ".json"),
                    ReportJson.write(report));
            write("cells", date, "night", cells("night", report));
            write(
                    "volumes",
                    date,
                    "night-0",
                    VolumeRow.of(simulation(day)).stream().map(VolumeRow::json).toList());
        }
        duckDb = tables("duckdb.sql");
    }

    private static Connection tables(String file) throws IOException, SQLException {
        var connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("SET file_search_path = '" + folder + "'");
            statement.execute(Files.readString(QUERIES.resolve(file)));
        }
        return connection;
    }

    @AfterAll
    static void close() throws SQLException {
        duckDb.close();
    }

    @Test
    void the_total_of_every_account_is_that_of_the_report_of_each_day() throws Exception {
        var expected = new ArrayList<Map<String, Object>>();
        REPORTS.forEach((date, report) -> accounts(report).forEach((account, uses) -> {
            var all = sum(uses);
            expected.add(row(
                    "dt", date,
                    "verdict", report.verdict().name(),
                    "account", account,
                    "accountName", report.accountNames().getOrDefault(account, "?"),
                    "volumes", all.volumes(),
                    "gibibytes", all.gibibytes(),
                    "attachedGibibytes", attached(uses).gibibytes(),
                    "monthlyCost", cost(all).setScale(2, RoundingMode.HALF_UP),
                    "currency", "USD",
                    "unpricedVolumes", 0L));
        }));

        assertThat(ask("total-by-account")).isEqualTo(expected).hasSize(30 * 3 - 2);
        assertThat(REPORTS.values())
                .extracting(report -> report.verdict().name())
                .filteredOn("INCOMPLETE"::equals)
                .hasSize(2);
    }

    @Test
    void the_change_of_every_account_is_that_of_the_reports_of_a_week() throws Exception {
        var before = accounts(day(23));
        var after = accounts(day(30));

        var rows = ask("change-by-account");

        assertThat(rows).hasSize(3).allSatisfy(row -> {
            var account = String.valueOf(row.get("account"));
            assertThat(row)
                    .containsEntry("earlier", "2026-06-24")
                    .containsEntry("later", "2026-07-01")
                    .containsEntry("gibibytesEarlier", total(before, account).gibibytes())
                    .containsEntry("gibibytesLater", total(after, account).gibibytes())
                    .containsEntry(
                            "gibibytesChange",
                            total(after, account).gibibytes()
                                    - total(before, account).gibibytes())
                    .containsEntry(
                            "monthlyCostChange",
                            cost(total(after, account))
                                    .subtract(cost(total(before, account)))
                                    .setScale(2, RoundingMode.HALF_UP));
        });
    }

    /** On a copy that ends on the second lost day: what was not counted has not shrunk. */
    @Test
    void an_account_that_was_not_counted_has_no_change() throws Exception {
        var rows = askUntil("2026-06-14", "change-by-account");

        assertThat(rows).hasSize(3).allMatch(row -> "INCOMPLETE".equals(row.get("laterVerdict")));
        assertThat(rows)
                .filteredOn(row -> "200000000002".equals(row.get("account")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("gibibytesLater", null)
                        .containsEntry("gibibytesChange", null)
                        .containsEntry("monthlyCostChange", null));
        assertThat(rows).filteredOn(row -> row.get("gibibytesChange") != null).hasSize(2);
    }

    @Test
    void the_gp2_that_is_left_is_that_of_the_cells() throws Exception {
        var left = new TreeMap<String, Holding>();
        var cube = billed(day(30)).cube();
        cube.cells().forEach((cell, priced) -> {
            if (cube.value(cell, Dimension.TYPE).equals("gp2") && cube.use(cell) != Use.RECYCLE_BIN) {
                left.merge(cube.value(cell, Dimension.ACCOUNT), priced.holding(), Holding::plus);
            }
        });
        var byType = new TreeMap<>(billed(day(30))
                .by()
                .getOrDefault(Dimension.TYPE, new TreeMap<>())
                .get("gp2"));
        byType.remove(Use.RECYCLE_BIN);

        var rows = ask("gp2-left");

        assertThat(rows).hasSize(3).allSatisfy(row -> {
            var holding = left.getOrDefault(String.valueOf(row.get("account")), Holding.NONE);
            assertThat(row)
                    .containsEntry("dt", "2026-07-01")
                    .containsEntry("region", "us-east-1")
                    .containsEntry("volumes", holding.volumes())
                    .containsEntry("gibibytes", holding.gibibytes())
                    .containsEntry("monthlyCost", cost(holding).setScale(2, RoundingMode.HALF_UP));
        });
        assertThat(rows.stream().mapToLong(row -> number(row, "volumes")).sum())
                .isEqualTo(sum(byType).volumes());
    }

    @Test
    void the_coverage_of_a_tag_is_that_of_its_breakdown() throws Exception {
        var untagged = Objects.requireNonNull(
                day(30).breakdowns().getOrDefault(TEAM, new TreeMap<>()).get("(untagged)"));
        var rows = ask("tag-coverage");

        assertThat(rows).hasSize(3).allMatch(row -> "team".equals(row.get("tagKey")));
        assertThat(total(rows, "volumes")).isEqualTo(day(30).totals().volumes());
        assertThat(total(rows, "gibibytes")).isEqualTo(day(30).totals().gibibytes());
        assertThat(total(rows, "gibibytes") - total(rows, "taggedGibibytes"))
                .isEqualTo(untagged.gibibytes())
                .isPositive();
        assertThat(total(rows, "volumes") - total(rows, "taggedVolumes")).isEqualTo(untagged.volumes());
        assertThat(rows)
                .allSatisfy(row -> assertThat((BigDecimal) row.get("taggedPercent"))
                        .isEqualByComparingTo(new BigDecimal(100 * number(row, "taggedGibibytes"))
                                .divide(new BigDecimal(number(row, "gibibytes")), 1, RoundingMode.HALF_UP)));
    }

    @Test
    void the_unattached_volumes_are_those_of_the_report_by_their_age() throws Exception {
        var expected = VolumeRow.of(simulation(LAST_DAY)).stream()
                .filter(row -> row.use().equals("unattached"))
                .collect(Collectors.groupingBy(
                        QueriesTest::age,
                        Collectors.summingLong(row -> row.volume().gibibytes())));

        var rows = ask("unattached-by-age");

        assertThat(rows.stream().collect(Collectors.toMap(row -> row.get("age"), row -> row.get("gibibytes"))))
                .isEqualTo(expected)
                .hasSizeGreaterThan(2);
        var unattached = billed(day(30)).uses().getOrDefault(Use.UNATTACHED, Holding.NONE);
        assertThat(total(rows, "volumes")).isEqualTo(unattached.volumes());
        assertThat(total(rows, "gibibytes")).isEqualTo(unattached.gibibytes());
    }

    @Test
    void a_volume_that_several_chunks_saw_counts_once_and_what_one_saw_attached_is_attached() throws Exception {
        var unattached = VolumeRow.of(simulation(LAST_DAY)).stream()
                .filter(row -> row.use().equals("unattached"))
                .toList();
        var attached = unattached.getFirst().volume();
        var before = ask("unattached-by-age");
        var seenAgain = Stream.concat(unattached.stream(), Stream.of(new VolumeRow(attached, "running")));

        write("volumes", "2026-07-01", "night-1", seenAgain.map(VolumeRow::json).toList());

        try {
            var after = ask("unattached-by-age");
            assertThat(total(after, "volumes")).isEqualTo(total(before, "volumes") - 1);
            assertThat(total(after, "gibibytes")).isEqualTo(total(before, "gibibytes") - attached.gibibytes());
        } finally {
            Files.delete(file("volumes", "2026-07-01", "night-1"));
        }
    }

    /** Without prices a report names the largest volumes by their size. */
    @Test
    void the_largest_volumes_of_stopped_instances_are_those_that_the_report_names() throws Exception {
        var named = billed(report(LAST_DAY, "--prices", "none")).largest().getOrDefault(Use.STOPPED, List.of());

        var rows = ask("largest-on-stopped");

        assertThat(rows)
                .hasSizeGreaterThanOrEqualTo(named.size())
                .extracting(row -> row.get("Gibibytes"))
                .startsWith(named.stream()
                        .map(volume -> volume.holding().gibibytes())
                        .toArray());
        long smallest = named.getLast().holding().gibibytes();
        assertThat(rows)
                .filteredOn(row -> number(row, "Gibibytes") > smallest)
                .extracting(row -> row.get("ResourceId"))
                .containsExactlyInAnyOrderElementsOf(named.stream()
                        .filter(volume -> volume.holding().gibibytes() > smallest)
                        .map(NamedVolume::id)
                        .toList());
    }

    /** A day may have an incomplete census that a later one completes, and one that somebody started by hand. */
    @Test
    void of_several_censuses_of_a_day_the_last_complete_one_counts() throws Exception {
        var expected = ask("total-by-account");
        var gap = cells("incomplete", day(12)).stream()
                .map(row -> row.replace("2026-06-13T", "2026-07-01T").replaceFirst("T\\d\\d:", "T23:"))
                .toList();
        var early = cells("early", day(29)).stream()
                .map(row ->
                        row.replace("2026-06-30T", "2026-07-01T").replaceFirst("T\\d\\d:\\d\\d:\\d\\d", "T00:00:00"))
                .toList();

        write("cells", "2026-07-01", "incomplete", gap);
        write("cells", "2026-07-01", "early", early);

        try {
            assertThat(ask("total-by-account")).isEqualTo(expected);
        } finally {
            Files.delete(file("cells", "2026-07-01", "incomplete"));
            Files.delete(file("cells", "2026-07-01", "early"));
        }
    }

    @Test
    void the_reports_themselves_have_the_cells() throws Exception {
        try (var reports = tables("duckdb-reports.sql")) {
            for (String query : List.of("total-by-account", "change-by-account", "gp2-left", "tag-coverage")) {
                assertThat(rows(reports, text(query))).as(query).isEqualTo(ask(query));
            }
        }
    }

    private static String age(VolumeRow row) {
        long days = ChronoUnit.DAYS.between(
                LocalDate.parse(row.createdAt().substring(0, 10)),
                simulation(LAST_DAY).date());
        return days < 7
                ? "less than a week"
                : days < 30
                        ? "a week to 30 days"
                        : days < 90 ? "30 to 90 days" : days < 365 ? "90 days to a year" : "a year or more";
    }

    private static Simulation simulation(int day) {
        return Simulation.of(1, INSTANCES, ACCOUNTS, List.of("us-east-1")).withDay(day);
    }

    private static Overview report(int day, String... more) {
        String command = "run --simulate " + INSTANCES + " --simulated-accounts 3 --organization --group-by tag:team"
                + " --no-throttle --output json --day " + day;
        var ran = Ran.census(Stream.concat(Arrays.stream(command.split(" ", -1)), Arrays.stream(more))
                .toArray(String[]::new));
        return ReportReader.read(ran.out().getBytes(StandardCharsets.UTF_8));
    }

    private static Overview day(int day) {
        return Objects.requireNonNull(REPORTS.get(simulation(day).date().toString()));
    }

    private static List<String> cells(String execution, Overview report) throws IOException {
        var lines = new ByteArrayOutputStream();
        CellRows.of(report).writeJsonLines(execution, lines);
        return lines.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Path file(String table, String date, String name) throws IOException {
        return Files.createDirectories(folder.resolve(table).resolve("dt=" + date))
                .resolve(name + ".jsonl.gz");
    }

    private static void write(String table, String date, String name, List<String> rows) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file(table, date, name)))) {
            for (String row : rows) {
                out.write((row + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static List<Map<String, Object>> ask(String query) throws IOException, SQLException {
        return rows(duckDb, text(query));
    }

    private static String text(String query) throws IOException {
        return Files.readString(QUERIES.resolve(query + ".sql"));
    }

    /** As if the files of later days were not there yet. */
    private static List<Map<String, Object>> askUntil(String date, String query) throws IOException, SQLException {
        return rows(
                duckDb,
                text(query).replace("FROM cells", "FROM (SELECT * FROM cells WHERE dt <= '" + date + "') cells"));
    }

    private static List<Map<String, Object>> rows(Connection tables, String query) throws SQLException {
        var rows = new ArrayList<Map<String, Object>>();
        try (var statement = tables.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                var row = new TreeMap<String, Object>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), value(result.getObject(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** DuckDB adds up in integers of 128 bits. */
    private static Object value(Object value) {
        return value instanceof BigInteger number ? number.longValueExact() : value;
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        var row = new TreeMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    private static Billed billed(Overview report) {
        return Objects.requireNonNull(report.billed());
    }

    private static SortedMap<String, SortedMap<Use, Holding>> accounts(Overview report) {
        return billed(report).by().getOrDefault(Dimension.ACCOUNT, new TreeMap<>());
    }

    private static Holding total(SortedMap<String, SortedMap<Use, Holding>> accounts, String account) {
        return sum(accounts.getOrDefault(account, new TreeMap<>()));
    }

    private static Holding sum(Map<Use, Holding> uses) {
        return uses.values().stream().reduce(Holding.NONE, Holding::plus);
    }

    private static Holding attached(Map<Use, Holding> uses) {
        return uses.getOrDefault(Use.RUNNING, Holding.NONE).plus(uses.getOrDefault(Use.STOPPED, Holding.NONE));
    }

    private static BigDecimal cost(Holding holding) {
        return holding.monthly().money().amounts().getOrDefault("USD", BigDecimal.ZERO);
    }

    private static long number(Map<String, Object> row, String name) {
        return ((Number) Objects.requireNonNull(row.get(name))).longValue();
    }

    private static long total(List<Map<String, Object>> rows, String name) {
        return rows.stream().mapToLong(row -> number(row, name)).sum();
    }
}
