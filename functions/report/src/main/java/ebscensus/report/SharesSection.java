package ebscensus.report;

import ebscensus.core.census.Use;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Text;
import ebscensus.report.money.Holding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes a table with a row for each value of one dimension, the largest first. A row ends with a bar that shows the value's
 * share of the total cost, or of the total GiB if a cost is unknown or there are several currencies.
 */
final class SharesSection {
    /** The width of the last column in characters: a percentage, a gap and a bar. */
    private static final int SHARE = 16;

    private final Overview report;
    private final Billed billed;
    private final Amounts amounts;
    private final TableStyle style;
    private final boolean isByMoney;

    SharesSection(Overview report, Billed billed, TableStyle style) {
        this.report = report;
        this.billed = billed;
        this.amounts = new Amounts(billed.prices().currencies());
        this.style = style;
        this.isByMoney = amounts.areComparable() && billed.total().monthly().unpricedVolumes() == 0;
    }

    /** @param isAtLeast whether billed volumes may be missing from the report */
    List<String> lines(Dimension dimension, boolean isAtLeast) {
        var values = billed.by().get(dimension);
        String heading =
                heading() + " by " + style.text(Text.printable(dimension.name())) + (isAtLeast ? ", at least" : "");
        var grid = new Grid(SHARE);
        var headings = new ArrayList<>(List.of("Volumes", "GiB"));
        headings.addAll(amounts.headings());
        grid.add(heading, headings, "share of " + (isByMoney ? "cost" : "GiB"));
        if (values == null || values.isEmpty()) {
            return grid.add("(none)", List.of()).lines();
        }
        rows(values).forEach(row -> addRow(grid, name(dimension, row.getKey()), row.getValue()));
        return grid.lines();
    }

    /**
     * Says which volumes the rows count, so that readers do not mistake figures of attached volumes for figures of all billed
     * volumes.
     */
    private String heading() {
        var request = report.request();
        return request == null || request.countsOthers() ? "Billed" : "Attached";
    }

    private List<Map.Entry<String, Holding>> rows(SortedMap<String, SortedMap<Use, Holding>> values) {
        var order = Comparator.comparing((Map.Entry<String, Holding> row) -> measure(row.getValue()))
                .reversed()
                .thenComparing(Map.Entry::getKey);
        return values.entrySet().stream()
                .map(value -> Map.entry(
                        value.getKey(), value.getValue().values().stream().reduce(Holding.NONE, Holding::plus)))
                .sorted(order)
                .toList();
    }

    private void addRow(Grid grid, String name, Holding holding) {
        var figures = new ArrayList<>(List.of(Figures.count(holding.volumes()), Figures.count(holding.gibibytes())));
        figures.addAll(amounts.of(holding));
        var whole = measure(billed.total());
        String share =
                Cells.right(Figures.percent(measure(holding), whole), 4) + " " + style.bar(measure(holding), whole);
        grid.add(name, figures, share);
    }

    private BigDecimal measure(Holding holding) {
        return isByMoney ? Amounts.only(holding) : BigDecimal.valueOf(holding.gibibytes());
    }

    private String name(Dimension dimension, String value) {
        String named = dimension.equals(Dimension.ACCOUNT) ? report.account(value) : value;
        return style.text(Text.printable(named));
    }
}
