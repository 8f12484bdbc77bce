package ebscensus.report.export;

import ebscensus.core.census.Cell;
import ebscensus.core.request.Dimension;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.PrintableLines;
import ebscensus.report.money.PricedCell;
import ebscensus.report.money.PricedCube;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one row for each cell of a report, in the order of the cells. {@code cell.schema.json} beside this class describes a
 * row of JSON, and docs/exports.md describes the columns of CSV. Rows are written one by one, so their number has no limit.
 */
public final class CellRows {
    private static final List<String> FIGURES = List.of(
            "volumes", "gibibytes", "iops", "mebibytes_per_second", "monthly_cost", "currency", "unpriced_volumes");

    private final Overview report;
    private final PricedCube cube;

    private CellRows(Overview report, Billed billed) {
        this.report = report;
        this.cube = billed.cube();
    }

    /** @throws IllegalArgumentException if the report does not list volumes by use, as in version 1, or has volumes but no cells */
    public static CellRows of(Overview report) {
        var billed = report.billed();
        if (billed == null || (billed.cube().cells().isEmpty() && billed.total().volumes() > 0)) {
            throw new IllegalArgumentException("the report has no cells");
        }
        return new CellRows(report, billed);
    }

    /** The headings, which include one for each tag. */
    private static List<String> columns(PricedCube cube) {
        var columns = new ArrayList<>(List.of("account", "account_name", "region", "zone", "type", "use"));
        tags(cube).map(Dimension::name).forEach(columns::add);
        columns.addAll(FIGURES);
        return columns;
    }

    /** Writes CSV, then closes the stream. */
    public void writeCsv(OutputStream out) throws IOException {
        try (var csv = new Csv(out, columns(cube))) {
            for (var cell : cube.cells().entrySet()) {
                write(cell.getKey(), csv);
                write(cell.getValue(), csv);
                csv.endRow();
            }
        }
    }

    /** Writes one JSON object per line, then closes the stream. */
    public void writeJsonLines(OutputStream out) throws IOException {
        writeJsonLines(JsonNodeFactory.instance.objectNode(), out);
    }

    /**
     * Like {@link #writeJsonLines(OutputStream)}, but each row begins with the name of the execution, the verdict and the start
     * of the census.
     */
    public void writeJsonLines(String execution, OutputStream out) throws IOException {
        var head = JsonNodeFactory.instance
                .objectNode()
                .put("execution", execution)
                .put("verdict", report.verdict().name());
        if (report.startedAt() != null) {
            head.put("startedAt", report.startedAt().toString());
        }
        writeJsonLines(head, out);
    }

    private void writeJsonLines(ObjectNode head, OutputStream out) throws IOException {
        try (var lines = new PrintableLines(out)) {
            for (var cell : cube.cells().entrySet()) {
                lines.write(head.deepCopy().setAll(json(cell)) + "\n");
            }
        }
    }

    private static Stream<Dimension> tags(PricedCube cube) {
        return cube.dimensions().stream().filter(Dimension::isTag);
    }

    private void write(Cell cell, Csv csv) {
        String account = cube.value(cell, Dimension.ACCOUNT);
        csv.text(account).text(report.accountNames().getOrDefault(account, ""));
        cube.dimensions().stream()
                .filter(dimension -> !dimension.equals(Dimension.ACCOUNT))
                .forEach(dimension -> csv.text(cube.value(cell, dimension)));
    }

    private static void write(PricedCell cell, Csv csv) {
        var holding = cell.holding();
        csv.number(holding.volumes())
                .number(holding.gibibytes())
                .number(holding.iops())
                .number(holding.mebibytesPerSecond());
        var amount = amount(cell);
        if (amount == null) {
            csv.nothing().text("");
        } else {
            csv.number(amount.getValue()).text(amount.getKey());
        }
        csv.number(holding.monthly().unpricedVolumes());
    }

    private ObjectNode json(Map.Entry<Cell, PricedCell> cell) {
        var json = JsonNodeFactory.instance.objectNode();
        String account = cube.value(cell.getKey(), Dimension.ACCOUNT);
        json.put("account", account);
        if (report.accountNames().containsKey(account)) {
            json.put("accountName", report.accountNames().get(account));
        }
        for (Dimension dimension : List.of(Dimension.REGION, Dimension.ZONE, Dimension.TYPE, Dimension.USE)) {
            json.put(dimension.name(), cube.value(cell.getKey(), dimension));
        }
        var tags = json.putObject("tags");
        tags(cube).forEach(tag -> tags.put(tag.tagKey(), cube.value(cell.getKey(), tag)));
        var holding = cell.getValue().holding();
        json.put("volumes", holding.volumes());
        json.put("gibibytes", holding.gibibytes());
        json.put("iops", holding.iops());
        json.put("mebibytesPerSecond", holding.mebibytesPerSecond());
        var amount = amount(cell.getValue());
        if (amount != null) {
            json.put("monthlyCost", amount.getValue()).put("currency", amount.getKey());
        }
        if (holding.monthly().unpricedVolumes() > 0) {
            json.put("unpricedVolumes", holding.monthly().unpricedVolumes());
        }
        return json;
    }

    /**
     * The amount of the cell with its currency; null if the cell has no cost. A cell has at most one currency, because it has
     * one location.
     */
    private static Map.@Nullable Entry<String, BigDecimal> amount(PricedCell cell) {
        return cell.holding().monthly().money().amounts().firstEntry();
    }
}
