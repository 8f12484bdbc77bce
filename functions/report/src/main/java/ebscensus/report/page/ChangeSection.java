package ebscensus.report.page;

import ebscensus.core.request.Text;
import ebscensus.report.Amounts;
import ebscensus.report.Figures;
import ebscensus.report.change.ChangeCause;
import ebscensus.report.change.Quantity;
import ebscensus.report.money.Money;
import ebscensus.report.page.Table.Cell;
import ebscensus.report.page.Table.Column;
import ebscensus.report.page.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The section of the page that shows a change as a waterfall, from the earlier to the later total, with one step per cause. */
record ChangeSection(String since, List<String> notes, Table table) {
    private static final String COVERAGE = "not compared, so neither growth nor saving";

    static ChangeSection of(PageChange change) {
        var waterfall = new Waterfall(change);
        return new ChangeSection(
                Text.printable(change.since()),
                change.notes().stream().map(Text::printable).toList(),
                waterfall.table());
    }

    /** Draws a bar for each cause, from the sum before the cause to the sum after it, in GiB. */
    private static final class Waterfall {
        private final PageChange change;
        private final Amounts amounts;
        private final BigDecimal least;
        private final BigDecimal span;

        Waterfall(PageChange change) {
            this.change = change;
            this.amounts = new Amounts(currencies(change));
            long sum = change.before().gibibytes();
            long lowest = sum;
            long highest = sum;
            for (var effect : change.effects().causes().values()) {
                sum = Math.addExact(sum, effect.gibibytes());
                lowest = Math.min(lowest, sum);
                highest = Math.max(highest, sum);
            }
            // An axis from 0 would hide small changes of a large fleet.
            this.least = BigDecimal.valueOf(Math.max(0, lowest - (highest - lowest)));
            this.span = BigDecimal.valueOf(highest).subtract(least);
        }

        Table table() {
            var columns = new ArrayList<>(
                    List.of(Column.text("Cause"), Column.bar(bars()), Column.number("Volumes"), Column.number("GiB")));
            amounts.headings().forEach(heading -> columns.add(Column.number(heading)));
            return new Table("change", "The causes of the difference", columns, rows());
        }

        /** The heading of the bars says where they begin. On a narrow screen, the page hides it together with them. */
        private String bars() {
            String heading = "GiB, from before to now";
            return least.signum() == 0
                    ? heading
                    : heading + "; the bars begin at " + Figures.count(least.longValueExact()) + ", not at 0";
        }

        private List<Row> rows() {
            var rows = new ArrayList<Row>();
            var sum = change.before();
            rows.add(whole("Before", sum));
            for (var step : change.effects().causes().entrySet()) {
                var effect = step.getValue();
                var next = sum.plus(effect);
                rows.add(row(
                        Cell.of(step.getKey().words(), step.getKey().isCoverage() ? COVERAGE : ""),
                        between(sum.gibibytes(), next.gibibytes(), shade(step.getKey(), effect)),
                        signed(effect.volumes()),
                        signed(effect.gibibytes()),
                        signed(sum.monthly(), next.monthly())));
                sum = next;
            }
            rows.add(whole("Now", sum));
            return rows;
        }

        private Row whole(String label, Quantity all) {
            var bar = Segment.of(
                    BigDecimal.ZERO, BigDecimal.valueOf(all.gibibytes()).subtract(least), span, "whole");
            return row(
                    Cell.of(label),
                    bar,
                    Figures.count(all.volumes()),
                    Figures.count(all.gibibytes()),
                    amounts.of(all.monthly()));
        }

        private static String shade(ChangeCause cause, Quantity effect) {
            return cause.isCoverage() ? "coverage" : effect.gibibytes() < 0 ? "less" : "more";
        }

        private Segment between(long before, long after, String shade) {
            return Segment.of(
                    BigDecimal.valueOf(Math.min(before, after)).subtract(least),
                    BigDecimal.valueOf(Math.max(before, after) - Math.min(before, after)),
                    span,
                    shade);
        }

        private static Row row(Cell label, Segment bar, String volumes, String gibibytes, List<String> money) {
            var cells =
                    new ArrayList<>(List.of(label, Cell.bar("", List.of(bar)), Cell.of(volumes), Cell.of(gibibytes)));
            money.forEach(amount -> cells.add(Cell.of(amount)));
            return new Row(cells);
        }

        private static String signed(long number) {
            return withMinus(Figures.signed(number));
        }

        /** The difference of the rounded sums, so that the amounts in a column add up, as in {@code census diff}. */
        private List<String> signed(Money before, Money after) {
            return amounts.signed(after.rounded().minus(before.rounded())).stream()
                    .map(Waterfall::withMinus)
                    .toList();
        }

        /** With the minus sign, which is as wide as a plus, in place of the hyphen. */
        private static String withMinus(String difference) {
            return difference.replace('-', '−');
        }

        private static SortedSet<String> currencies(PageChange change) {
            var currencies = new TreeSet<>(change.before().monthly().amounts().keySet());
            change.effects()
                    .causes()
                    .values()
                    .forEach(effect ->
                            currencies.addAll(effect.monthly().amounts().keySet()));
            return currencies;
        }
    }
}
