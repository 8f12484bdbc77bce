package ebscensus.report.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ebscensus.core.census.Use;
import ebscensus.core.request.Dimension;
import ebscensus.json.Json;
import ebscensus.json.Schemas;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.RandomReports;
import ebscensus.report.ReportJson;
import ebscensus.report.money.Holding;
import ebscensus.report.money.Money;
import ebscensus.report.money.Monthly;
import ebscensus.report.money.PricedCube;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CellRowsTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_number_is_the_same_in_the_report_in_csv_and_in_json_lines(long seed) throws IOException {
        var report = new RandomReports(seed).next();
        var csv = new TreeMap<String, Holding>();
        for (NamedCsvRecord row : records(report)) {
            csv.put(
                    row.getField("account")
                            + row.getField("region")
                            + row.getField("zone")
                            + row.getField("type")
                            + row.getField("use")
                            + row.findField("tag:team").orElse(""),
                    holding(row));
        }
        var lines = new TreeMap<String, Holding>();
        for (JsonNode line : lines(report)) {
            lines.put(
                    text(line, "account")
                            + text(line, "region")
                            + text(line, "zone")
                            + text(line, "type")
                            + text(line, "use")
                            + Csv.safe(line.path("tags").path("team").stringValue("")),
                    holding(line));
        }
        var expected = new TreeMap<String, Holding>();
        var cube = billed(report).cube();
        cube.cells()
                .forEach((cell, priced) -> expected.put(
                        String.join("", cell.values().subList(0, 5))
                                + (cell.values().size() > 5
                                        ? Csv.safe(cell.values().get(5))
                                        : ""),
                        priced.holding()));

        assertThat(csv).isEqualTo(expected);
        assertThat(lines).isEqualTo(expected);
        assertThat(cube.by().getOrDefault(Dimension.REGION, new TreeMap<>())).isEqualTo(inJson(report));
        assertThat(csv.values().stream().reduce(Holding.NONE, Holding::plus))
                .isEqualTo(billed(report).total());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_of_json_is_as_its_schema_says_with_an_execution_and_without(long seed) throws IOException {
        var report = new RandomReports(seed).next();
        var stored = new ByteArrayOutputStream();
        CellRows.of(report).writeJsonLines("nightly", stored);

        assertThat(jsonLines(report).lines())
                .allSatisfy(line -> assertThat(Schemas.complaints(CellRows.class, "cell", line))
                        .isEmpty());
        assertThat(stored.toString(UTF_8).lines()).allSatisfy(line -> {
            assertThat(line)
                    .startsWith("{\"execution\":\"nightly\",\"verdict\":\"" + report.verdict() + "\",\"startedAt\":\""
                            + report.startedAt() + "\",\"account\":");
            assertThat(Schemas.complaints(CellRows.class, "cell", line)).isEmpty();
        });
    }

    @Test
    void the_columns_are_in_their_order_and_numbers_alone_are_without_quotes() throws IOException {
        var report = new RandomReports(3).complete();
        var rows = csv(report).lines().toList();

        assertThat(csv(report)).endsWith("\r\n");
        assertThat(rows.getFirst())
                .isEqualTo("\"account\",\"account_name\",\"region\",\"zone\",\"type\",\"use\",\"tag:team\",\"volumes\","
                        + "\"gibibytes\",\"iops\",\"mebibytes_per_second\",\"monthly_cost\",\"currency\","
                        + "\"unpriced_volumes\"");
        assertThat(rows.subList(1, rows.size()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .matches("\"[0-9]{12}\",\"('@Payments\\\\u202e)?\",(\"([^\"]|\"\")*\",){5}([0-9]+,){4}"
                                + "([0-9.]+,\"[A-Z]{3}\"|,\"\"),[0-9]+"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        =1+1         | '=1+1
        +1           | '+1
        -1           | '-1
        @SUM(A1)     | '@SUM(A1)
        "\t=1"       | '\\u0009=1
        "\r=1"       | '\\u000d=1
        '=1          | ''=1
        plain = text | plain = text
        "a\u202eb\nc" | a\\u202eb\\u000ac
        ""           | ""
        """)
    void a_text_that_begins_like_a_formula_is_made_safe(String text, String safe) {
        assertThat(Csv.safe(text)).isEqualTo(safe);
    }

    @Test
    void a_row_that_does_not_fit_the_headings_is_refused() throws IOException {
        try (var csv = new Csv(new ByteArrayOutputStream(), List.of("one", "two"))) {
            csv.text("1");
            assertThatThrownBy(csv::endRow)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a row of 1 values below 2 headings");
        }
    }

    @Test
    void a_report_without_cells_has_no_rows_and_says_so() {
        var report = new RandomReports(3).complete();
        var billed = billed(report);
        var coarse = new Billed(
                billed.uses(),
                billed.by(),
                PricedCube.NONE,
                billed.prices(),
                billed.savings(),
                billed.convertible(),
                billed.largest(),
                billed.notCounted());

        assertThatThrownBy(() -> CellRows.of(new Overview(
                        null,
                        null,
                        null,
                        null,
                        report.instances(),
                        report.totals(),
                        report.breakdowns(),
                        report.ledger(),
                        null,
                        new TreeMap<>(),
                        coarse)))
                .hasMessage("the report has no cells");
    }

    private static List<NamedCsvRecord> records(Overview report) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(csv(report))) {
            return reader.stream().toList();
        }
    }

    private static Holding holding(NamedCsvRecord row) {
        String cost = row.getField("monthly_cost");
        var money = cost.isEmpty() ? Money.NONE : Money.of(new BigDecimal(cost), row.getField("currency"));
        return new Holding(
                number(row, "volumes"),
                number(row, "gibibytes"),
                number(row, "iops"),
                number(row, "mebibytes_per_second"),
                new Monthly(money, number(row, "unpriced_volumes")));
    }

    private static long number(NamedCsvRecord row, String column) {
        return Long.parseLong(row.getField(column));
    }

    private static Holding holding(JsonNode line) {
        var money = line.has("monthlyCost")
                ? Money.of(line.get("monthlyCost").decimalValue(), text(line, "currency"))
                : Money.NONE;
        return new Holding(
                line.get("volumes").longValue(),
                line.get("gibibytes").longValue(),
                line.get("iops").longValue(),
                line.get("mebibytesPerSecond").longValue(),
                new Monthly(money, line.path("unpricedVolumes").longValue(0)));
    }

    /** The regions of the report as JSON, read by nothing of ours. */
    private static SortedMap<String, SortedMap<Use, Holding>> inJson(Overview report) {
        var regions = new TreeMap<String, SortedMap<Use, Holding>>();
        Json.readTree(ReportJson.write(report)).path("cells").forEach(cell -> {
            var monthly = cell.path("monthly");
            var money = monthly.properties().stream()
                    .map(amount -> Money.of(amount.getValue().decimalValue(), amount.getKey()))
                    .reduce(Money.NONE, Money::plus);
            long volumes = cell.get("volumes").longValue();
            long unpriced = cell.has("monthly") ? cell.path("unpricedVolumes").longValue(0) : volumes;
            regions.computeIfAbsent(text(cell, "region"), _ -> new TreeMap<>())
                    .merge(
                            Use.of(text(cell, "use")),
                            new Holding(
                                    volumes,
                                    cell.get("gibibytes").longValue(),
                                    cell.get("iops").longValue(),
                                    cell.get("mebibytesPerSecond").longValue(),
                                    new Monthly(money, unpriced)),
                            Holding::plus);
        });
        return regions;
    }

    private static List<JsonNode> lines(Overview report) throws IOException {
        var lines = new ArrayList<JsonNode>();
        jsonLines(report).lines().forEach(line -> lines.add(Json.readTree(line.getBytes(UTF_8))));
        return lines;
    }

    private static String text(JsonNode json, String field) {
        return json.get(field).stringValue();
    }

    private static String csv(Overview report) throws IOException {
        var bytes = new ByteArrayOutputStream();
        CellRows.of(report).writeCsv(bytes);
        return bytes.toString(UTF_8);
    }

    private static String jsonLines(Overview report) throws IOException {
        var bytes = new ByteArrayOutputStream();
        CellRows.of(report).writeJsonLines(bytes);
        return bytes.toString(UTF_8);
    }

    private static Billed billed(Overview report) {
        return Objects.requireNonNull(report.billed());
    }
}
