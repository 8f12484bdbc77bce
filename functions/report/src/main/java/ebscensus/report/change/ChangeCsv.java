package ebscensus.report.change;

import ebscensus.core.census.Cell;
import ebscensus.core.request.Dimension;
import ebscensus.report.export.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes a change as CSV with one row for each combination of a cell and a cause, so that the rows add up to the whole
 * difference. docs/exports.md describes the columns.
 */
public final class ChangeCsv {
    private final Change change;
    private final List<Dimension> dimensions;

    private ChangeCsv(Change change) {
        this.change = change;
        this.dimensions = Stream.concat(
                        Dimension.FIXED.stream(), change.dimensions().stream().filter(Dimension::isTag))
                .toList();
    }

    /** Writes the change, then closes the stream. */
    public static void write(Change change, OutputStream out) throws IOException {
        new ChangeCsv(change).write(out);
    }

    private void write(OutputStream out) throws IOException {
        try (var csv = new Csv(out, columns())) {
            change.cells()
                    .forEach((cell, effects) ->
                            effects.causes().forEach((cause, quantity) -> write(csv, cell, cause, quantity)));
        }
    }

    private List<String> columns() {
        var columns = new ArrayList<>(List.of("account", "account_name"));
        dimensions.stream().skip(1).map(Dimension::name).forEach(columns::add);
        columns.addAll(List.of("cause", "volumes", "gibibytes", "monthly_cost", "currency"));
        return columns;
    }

    /**
     * Writes the row of one effect. If the currency of the location differs between the reports, the effect has two amounts,
     * and the second amount gets a separate row with 0 volumes.
     */
    private void write(Csv csv, Cell cell, ChangeCause cause, Quantity quantity) {
        var amounts = List.copyOf(quantity.monthly().amounts().entrySet());
        if (amounts.isEmpty()) {
            start(csv, cell, cause, quantity.volumes(), quantity.gibibytes());
            if (change.currencies().isEmpty()) {
                csv.nothing().text("").endRow();
            } else {
                csv.number(BigDecimal.ZERO).text("").endRow();
            }
        }
        for (int i = 0; i < amounts.size(); i++) {
            start(csv, cell, cause, i == 0 ? quantity.volumes() : 0, i == 0 ? quantity.gibibytes() : 0);
            Map.Entry<String, BigDecimal> amount = amounts.get(i);
            csv.number(amount.getValue()).text(amount.getKey()).endRow();
        }
    }

    private void start(Csv csv, Cell cell, ChangeCause cause, long volumes, long gibibytes) {
        for (Dimension dimension : dimensions) {
            int index = change.dimensions().indexOf(dimension);
            String value = index < 0 ? "" : cell.values().get(index);
            csv.text(value);
            if (dimension.equals(Dimension.ACCOUNT)) {
                csv.text(change.accountNames().getOrDefault(value, ""));
            }
        }
        csv.text(cause.label()).number(volumes).number(gibibytes);
    }
}
