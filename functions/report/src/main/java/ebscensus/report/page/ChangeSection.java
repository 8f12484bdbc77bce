package ebscensus.report.page;

import ebscensus.core.request.Text;
import ebscensus.report.Amounts;
import ebscensus.report.Figures;
import ebscensus.report.money.Money;
import ebscensus.report.page.Table.Cell;
import ebscensus.report.page.Table.Column;
import ebscensus.report.page.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The change as a waterfall, from the earlier to the later total, with one step per cause. */
record ChangeSection(String since, List<String> notes, Table table) {
    static ChangeSection of(PageChange change) {
        var waterfall = new Waterfall(change);
        return new ChangeSection(
                Text.printable(change.since()),
                change.notes().stream().map(Text::printable).toList(),
                waterfall.table());
    }

    /** The bars float between the sums before and after a cause, in GiB. */
    private static final class Waterfall {
        private final PageChange change;
        private final Amounts amounts;
        private final BigDecimal least;
        private final BigDecimal span;

        Waterfall(PageChange change) {
            this.change = change;
            this.amounts = new Amounts(currencies(change));
            long sum = change.gibibytes();
            long lowest = sum;
            long highest = sum;
            for (var step : change.steps()) {
                sum = Math.addExact(sum, step.gibibytes());
                lowest = Math.min(lowest, sum);
                highest = Math.max(highest, sum);
            }
            // The whole axis would hide small changes of a large fleet.
            this.least = BigDecimal.valueOf(lowest - (highest - lowest));
            this.span = BigDecimal.valueOf(highest).subtract(least);
        }

        Table table() {
            var columns = new ArrayList<>(List.of(
                    Column.text("Cause"),
                    Column.bar("GiB, from before to now"),
                    Column.number("Volumes"),
                    Column.number("GiB")));
            amounts.headings().forEach(heading -> columns.add(Column.number(heading)));
            return new Table("change", "The causes of the difference", columns, rows());
        }

        private List<Row> rows() {
            var rows = new ArrayList<Row>();
            long volumes = change.volumes();
            long sum = change.gibibytes();
            var money = change.monthly();
            rows.add(whole("Before", volumes, sum, money));
            for (var step : change.steps()) {
                long next = Math.addExact(sum, step.gibibytes());
                rows.add(row(
                        step.label(),
                        between(sum, next, step.gibibytes() < 0 ? "less" : "more"),
                        signed(step.volumes()),
                        signed(step.gibibytes()),
                        signed(step.monthly())));
                volumes = Math.addExact(volumes, step.volumes());
                money = money.plus(step.monthly());
                sum = next;
            }
            rows.add(whole("Now", volumes, sum, money));
            return rows;
        }

        private Row whole(String label, long volumes, long gibibytes, Money money) {
            var bar = Segment.of(BigDecimal.ZERO, BigDecimal.valueOf(gibibytes).subtract(least), span, "whole");
            return row(label, bar, Figures.count(volumes), Figures.count(gibibytes), amounts.of(money));
        }

        private Segment between(long before, long after, String shade) {
            return Segment.of(
                    BigDecimal.valueOf(Math.min(before, after)).subtract(least),
                    BigDecimal.valueOf(Math.max(before, after) - Math.min(before, after)),
                    span,
                    shade);
        }

        private static Row row(String label, Segment bar, String volumes, String gibibytes, List<String> money) {
            var cells = new ArrayList<>(
                    List.of(Cell.of(label), Cell.bar("", List.of(bar)), Cell.of(volumes), Cell.of(gibibytes)));
            money.forEach(amount -> cells.add(Cell.of(amount)));
            return new Row(cells);
        }

        private static String signed(long number) {
            return number < 0 ? "−" + Figures.count(-number) : number > 0 ? "+" + Figures.count(number) : "0";
        }

        private List<String> signed(Money money) {
            return amounts.of(money).stream()
                    .map(amount -> amount.startsWith("-") ? "−" + amount.substring(1) : "+" + amount)
                    .toList();
        }

        private static SortedSet<String> currencies(PageChange change) {
            var currencies = new TreeSet<>(change.monthly().amounts().keySet());
            change.steps()
                    .forEach(step -> currencies.addAll(step.monthly().amounts().keySet()));
            return currencies;
        }
    }
}
