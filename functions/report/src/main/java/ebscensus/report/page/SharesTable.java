package ebscensus.report.page;

import ebscensus.core.census.Use;
import ebscensus.core.request.Dimension;
import ebscensus.report.Amounts;
import ebscensus.report.Billed;
import ebscensus.report.Figures;
import ebscensus.report.Overview;
import ebscensus.report.money.Holding;
import ebscensus.report.page.Table.Cell;
import ebscensus.report.page.Table.Column;
import ebscensus.report.page.Table.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Builds a table of the values of one dimension, ranked by cost, or by GiB if a cost is unknown or there are several
 * currencies. The table counts billed volumes, or attached volumes if the report contains no other volumes. The first value has
 * the longest bar.
 */
final class SharesTable {
    private static final int UNIT_COST_DECIMALS = 4;

    private final Overview report;
    private final Dimension dimension;
    private final List<String> currencies;
    private final Amounts amounts;
    private final Holding whole;
    private final boolean isByMoney;
    private final List<Value> ranked;

    private SharesTable(Overview report, Dimension dimension) {
        var billed = report.billed();
        var known = billed == null ? new TreeSet<String>() : billed.prices().currencies();
        this.report = report;
        this.dimension = dimension;
        this.currencies = List.copyOf(known);
        this.amounts = new Amounts(known);
        this.whole = billed == null ? Sizes.attached(report) : billed.total();
        this.isByMoney = amounts.areComparable() && whole.monthly().unpricedVolumes() == 0;
        this.ranked = values().sorted(Comparator.comparing((Value value) -> measure(value.all()))
                        .reversed()
                        .thenComparing(Value::name))
                .toList();
    }

    /** @param id unique on the page */
    static Table of(Overview report, Dimension dimension, String id) {
        return new SharesTable(report, dimension).table(id);
    }

    /** A value and all volumes that have it. */
    private record Value(String name, Holding attached, Holding all) {
        static Value of(Map.Entry<String, ? extends Map<Use, Holding>> value) {
            return new Value(
                    value.getKey(),
                    Billed.attached(value.getValue()),
                    value.getValue().values().stream().reduce(Holding.NONE, Holding::plus));
        }

        Value plus(Value other) {
            return new Value(name, attached.plus(other.attached), all.plus(other.all));
        }
    }

    private Stream<Value> values() {
        var billed = report.billed();
        if (billed != null) {
            return billed.by().getOrDefault(dimension, Collections.emptySortedMap()).entrySet().stream()
                    .map(Value::of);
        }
        return report.by(dimension).entrySet().stream()
                .map(value -> new Value(value.getKey(), Sizes.of(value.getValue()), Sizes.of(value.getValue())));
    }

    private Table table(String id) {
        var rows = ranked.stream()
                .limit(ranked.size() <= Limits.ROWS + Limits.FEW ? ranked.size() : Limits.ROWS)
                .map(value -> row(name(value.name()), value))
                .toList();
        var others = ranked.subList(rows.size(), ranked.size());
        var rest = others.stream()
                .reduce(Value::plus)
                .map(value -> row(Cell.of(Figures.count(others.size()) + " more"), value))
                .orElse(null);
        String more = others.isEmpty()
                ? ""
                : "The first " + Figures.count(rows.size()) + " of " + Figures.count(ranked.size()) + "; "
                        + Limits.EVERY_ONE + ".";
        return new Table(id, caption(), columns(), rows, rest, more);
    }

    private String caption() {
        var billed = report.billed();
        String what = billed != null && AtLeast.countsOthers(report) ? "Everything billed" : "Attached volumes";
        boolean isAtLeast = billed == null ? !report.missing().isEmpty() : AtLeast.everything(report, billed);
        return what + " by " + (dimension.isTag() ? "tag " + dimension.tagKey() : dimension.name())
                + (isAtLeast ? ", at least" : "") + ", ranked by " + measure();
    }

    private String measure() {
        return isByMoney ? "cost" : "GiB";
    }

    private BigDecimal measure(Holding holding) {
        return isByMoney ? Amounts.only(holding) : BigDecimal.valueOf(holding.gibibytes());
    }

    private List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(Column.text(dimension.isTag() ? "Value" : Labels.capitalized(dimension.name())));
        columns.add(Column.bar("Share of " + measure()));
        amounts.headings().forEach(heading -> columns.add(Column.number(heading)));
        columns.add(Column.number("GiB"));
        columns.add(Column.number("Attached GiB"));
        columns.add(Column.number("Volumes"));
        if (dimension.equals(Dimension.TYPE)) {
            columns.add(Column.number("IOPS"));
            currencies.forEach(currency -> columns.add(Column.number(currency + " a GiB")));
        }
        return columns;
    }

    private Row row(Cell name, Value value) {
        var all = value.all();
        var cells = new ArrayList<Cell>();
        cells.add(name);
        cells.add(Cell.bar(Figures.percent(measure(all), measure(whole)), List.of(bar(all))));
        amounts.of(all).forEach(amount -> cells.add(Cell.of(amount)));
        cells.add(Cell.of(Figures.count(all.gibibytes())));
        cells.add(Cell.of(Figures.count(value.attached().gibibytes())));
        cells.add(Cell.of(Figures.count(all.volumes())));
        if (dimension.equals(Dimension.TYPE)) {
            cells.add(Cell.of(all.iops() == 0 ? Labels.NOTHING : Figures.count(all.iops())));
            currencies.forEach(currency -> cells.add(Cell.of(unitCost(all, currency))));
        }
        return new Row(cells);
    }

    /**
     * The bar of a row, in proportion to the first value. The sum of the values that are left out may be larger than the first
     * value; the bar of the sum is then as long as the bar of the first value.
     */
    private Segment bar(Holding all) {
        var most = measure(ranked.getFirst().all());
        return Segment.of(BigDecimal.ZERO, measure(all).min(most), most, "share");
    }

    private Cell name(String value) {
        return dimension.equals(Dimension.ACCOUNT) ? Labels.account(value, report) : Cell.of(value);
    }

    /** The average monthly cost of a GiB, including IOPS and throughput; {@link Labels#NOTHING} if the cost is not known. */
    private static String unitCost(Holding holding, String currency) {
        var amount = holding.monthly().money().amounts().get(currency);
        return amount == null || holding.gibibytes() == 0 || holding.monthly().unpricedVolumes() > 0
                ? Labels.NOTHING
                : amount.divide(BigDecimal.valueOf(holding.gibibytes()), UNIT_COST_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
