package ebscensus.cli;

import ebscensus.core.census.Cell;
import ebscensus.core.request.Dimension;
import ebscensus.report.Overview;
import ebscensus.report.money.PricedCell;
import ebscensus.report.money.PricedCube;
import ebscensus.simulator.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rows of the table {@code cells} for one report. */
final class CellFile {
    private CellFile() {}

    static List<String> rows(String execution, Overview report) {
        var cube = Objects.requireNonNull(report.billed()).cube();
        return cube.cells().entrySet().stream()
                .map(cell -> JsonText.of(row(execution, report, cube, cell.getKey(), cell.getValue())))
                .toList();
    }

    private static Map<String, Object> row(
            String execution, Overview report, PricedCube cube, Cell cell, PricedCell priced) {
        var row = new LinkedHashMap<String, Object>();
        row.put("execution", execution);
        row.put("verdict", report.verdict().name());
        row.put("startedAt", Objects.requireNonNull(report.startedAt()).toString());
        var tags = new LinkedHashMap<String, Object>();
        for (Dimension dimension : cube.dimensions()) {
            if (dimension.isTag()) {
                tags.put(dimension.tagKey(), cube.value(cell, dimension));
            } else {
                row.put(dimension.name(), cube.value(cell, dimension));
            }
        }
        String name = report.accountNames().get(cube.value(cell, Dimension.ACCOUNT));
        if (name != null) {
            row.put("accountName", name);
        }
        row.put("tags", tags);
        var holding = priced.holding();
        row.put("volumes", holding.volumes());
        row.put("gibibytes", holding.gibibytes());
        row.put("iops", holding.iops());
        row.put("mebibytesPerSecond", holding.mebibytesPerSecond());
        holding.monthly().money().amounts().forEach((currency, amount) -> {
            row.put("monthlyCost", amount);
            row.put("currency", currency);
        });
        row.put("unpricedVolumes", holding.monthly().unpricedVolumes());
        return row;
    }
}
