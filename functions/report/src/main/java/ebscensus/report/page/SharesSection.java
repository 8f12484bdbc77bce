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
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The values of one dimension, ranked by money or by GiB: of everything billed, or of attached volumes if only these are known. */
final class SharesSection {
    private static final int UNIT_COST_DECIMALS = 4;

    private final Overview report;
    private final Amounts amounts;
    private final Holding whole;
    private final boolean isByMoney;

    SharesSection(Overview report) {
        var billed = report.billed();
        this.report = report;
        this.amounts = new Amounts(billed == null ? new TreeSet<>() : billed.prices().currencies());
        this.whole = billed == null ? Sizes.attached(report) : billed.total();
        this.isByMoney = amounts.areComparable() && whole.monthly().unpricedVolumes() == 0;
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

    /** In the order in which they are shown. */
    List<Dimension> dimensions() {
        return Stream.concat(
                        Stream.of(Dimension.TYPE, Dimension.ACCOUNT, Dimension.REGION, Dimension.ZONE), tags().stream())
                .toList();
    }

    Table table(Dimension dimension) {
        var values = ranked(dimension);
        var shown = values.stream().limit(Limits.ROWS).toList();
        var others = values.subList(shown.size(), values.size());
        var rows = shown.stream().map(value -> row(dimension, value, cell(dimension, value.name()))).toList();
        var rest = others.stream().reduce(Value::plus);
        String more = others.isEmpty() ? "" : Figures.count(others.size()) + " more";
        return new Table(
                id(dimension),
                caption(),
                columns(dimension),
                rows,
                rest.map(value -> row(dimension, value, Cell.of(more))).orElse(null),
                others.isEmpty() ? "" : "The largest " + Figures.count(shown.size()) + " of "
                        + Figures.count(values.size()) + "; " + Limits.EVERY_ONE + ".");
    }

    /** Unique, and safe as an id whatever the tag. */
    private String id(Dimension dimension) {
        return dimension.isTag() ? "by-tag-" + tags().indexOf(dimension) : "by-" + dimension.name();
    }

    private List<Dimension> tags() {
        return report.breakdowns().keySet().stream().filter(Dimension::isTag).toList();
    }

    private String caption() {
        var billed = report.billed();
        String what = billed != null && AtLeast.countsOthers(report) ? "Everything billed" : "Attached volumes";
        boolean isAtLeast = billed == null ? !report.missing().isEmpty() : AtLeast.everything(report, billed);
        return what + (isAtLeast ? ", at least" : "") + ", ranked by " + measure();
    }

    private String measure() {
        return isByMoney ? "money" : "GiB";
    }

    /** The currencies in which a GiB of a type has a price. */
    private List<String> currencies() {
        var billed = report.billed();
        return billed == null ? List.of() : List.copyOf(billed.prices().currencies());
    }

    private List<Column> columns(Dimension dimension) {
        var columns = new ArrayList<Column>();
        columns.add(Column.text(heading(dimension)));
        columns.add(Column.bar("Share of " + measure()));
        columns.add(Column.number("Volumes"));
        columns.add(Column.number("GiB"));
        columns.add(Column.number("Attached GiB"));
        amounts.headings().forEach(heading -> columns.add(Column.number(heading)));
        if (dimension.equals(Dimension.TYPE)) {
            columns.add(Column.number("IOPS"));
            currencies().forEach(currency -> columns.add(Column.number(currency + " a GiB")));
        }
        return columns;
    }

    private static String heading(Dimension dimension) {
        return dimension.isTag()
                ? dimension.tagKey()
                : dimension.name().substring(0, 1).toUpperCase(Locale.ROOT) + dimension.name().substring(1);
    }

    private Row row(Dimension dimension, Value value, Cell name) {
        var all = value.all();
        var cells = new ArrayList<Cell>();
        cells.add(name);
        cells.add(Cell.bar(
                Figures.percent(measure(all), measure(whole)),
                List.of(Segment.of(BigDecimal.ZERO, measure(all), measure(whole), "share"))));
        cells.add(Cell.of(Figures.count(all.volumes())));
        cells.add(Cell.of(Figures.count(all.gibibytes())));
        cells.add(Cell.of(Figures.count(value.attached().gibibytes())));
        amounts.of(all).forEach(amount -> cells.add(Cell.of(amount)));
        if (dimension.equals(Dimension.TYPE)) {
            cells.add(Cell.of(all.iops() == 0 ? "–" : Figures.count(all.iops())));
            currencies().forEach(currency -> cells.add(Cell.of(unitCost(all, currency))));
        }
        return new Row(cells);
    }

    private Cell cell(Dimension dimension, String value) {
        if (dimension.equals(Dimension.ACCOUNT)) {
            String name = report.accountNames().getOrDefault(value, "");
            return name.isEmpty() ? Cell.of(value) : Cell.of(name, value);
        }
        return Cell.of(value);
    }

    private List<Value> ranked(Dimension dimension) {
        return values(dimension)
                .sorted(Comparator.comparing((Value value) -> measure(value.all()))
                        .reversed()
                        .thenComparing(Value::name))
                .toList();
    }

    private Stream<Value> values(Dimension dimension) {
        var billed = report.billed();
        if (billed != null) {
            return billed.by().getOrDefault(dimension, Collections.emptySortedMap()).entrySet().stream()
                    .map(Value::of);
        }
        return report.by(dimension).entrySet().stream()
                .map(value -> new Value(value.getKey(), Sizes.of(value.getValue()), Sizes.of(value.getValue())));
    }

    private BigDecimal measure(Holding holding) {
        return isByMoney ? Amounts.only(holding) : BigDecimal.valueOf(holding.gibibytes());
    }

    /** What a GiB costs a month with its IOPS and throughput; nothing is said where a price is missing. */
    private static String unitCost(Holding holding, String currency) {
        var amount = holding.monthly().money().amounts().get(currency);
        return amount == null || holding.gibibytes() == 0 || holding.monthly().unpricedVolumes() > 0
                ? "–"
                : amount.divide(BigDecimal.valueOf(holding.gibibytes()), UNIT_COST_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
