package ebscensus.report.page;

import ebscensus.core.census.Use;
import ebscensus.report.Amounts;
import ebscensus.report.Billed;
import ebscensus.report.Figures;
import ebscensus.report.Overview;
import ebscensus.report.money.Holding;
import ebscensus.report.page.Table.Cell;
import ebscensus.report.page.Table.Column;
import ebscensus.report.page.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The section of the page that shows the volumes by use (running, unattached and so on), as one bar and as a table. */
record UsesSection(List<Segment> bar, Table table) {
    static UsesSection of(Overview report, Billed billed) {
        var uses = shown(report, billed);
        var amounts = new Amounts(billed.prices().currencies());
        var columns = new ArrayList<Column>();
        columns.add(Column.text("Use"));
        columns.add(Column.number("Share of GiB"));
        amounts.headings().forEach(heading -> columns.add(Column.number(heading)));
        columns.add(Column.number("GiB"));
        columns.add(Column.number("Volumes"));
        var rows = uses.stream().map(use -> row(use, report, billed, amounts)).toList();
        return new UsesSection(bar(uses, billed), new Table("uses", "Everything billed, by use", columns, rows));
    }

    private static Set<Use> shown(Overview report, Billed billed) {
        var uses = EnumSet.allOf(Use.class);
        if (!AtLeast.countsOthers(report)) {
            uses.removeIf(use -> !use.isAttached());
        } else if (billed.uses().getOrDefault(Use.UNLISTED, Holding.NONE).volumes() == 0) {
            uses.remove(Use.UNLISTED);
        }
        return uses;
    }

    private static Row row(Use use, Overview report, Billed billed, Amounts amounts) {
        var holding = billed.uses().getOrDefault(use, Holding.NONE);
        boolean isAtLeast = use.isAttached() ? !report.missing().isEmpty() : billed.isAtLeast(use);
        var whole = BigDecimal.valueOf(billed.total().gibibytes());
        var cells = new ArrayList<Cell>();
        cells.add(new Cell(name(use) + (isAtLeast ? ", at least" : ""), meaning(use), List.of(), use.label()));
        cells.add(Cell.of(Figures.percent(BigDecimal.valueOf(holding.gibibytes()), whole)));
        amounts.of(holding).forEach(amount -> cells.add(Cell.of(amount)));
        cells.add(Cell.of(Figures.count(holding.gibibytes())));
        cells.add(Cell.of(Figures.count(holding.volumes())));
        return new Row(cells);
    }

    private static List<Segment> bar(Set<Use> uses, Billed billed) {
        var whole = BigDecimal.valueOf(billed.total().gibibytes());
        var bar = new ArrayList<Segment>();
        var from = BigDecimal.ZERO;
        for (Use use : uses) {
            var width = BigDecimal.valueOf(
                    billed.uses().getOrDefault(use, Holding.NONE).gibibytes());
            if (width.signum() > 0) {
                bar.add(Segment.of(from, width, whole, use.label()));
            }
            from = from.add(width);
        }
        return bar;
    }

    private static String name(Use use) {
        return switch (use) {
            case RUNNING -> "Attached, running";
            case STOPPED -> "Attached, stopped";
            case UNLISTED -> "Unlisted";
            case UNATTACHED -> "Unattached";
            case RECYCLE_BIN -> "Recycle Bin";
        };
    }

    private static String meaning(Use use) {
        return switch (use) {
            case RUNNING -> "at least one of its instances is not stopped";
            case STOPPED -> "all of its instances are stopped";
            case UNLISTED -> "in use, but not by a listed instance";
            case UNATTACHED -> "attached to no instance";
            case RECYCLE_BIN -> "deleted, but kept by a rule and billed as before";
        };
    }
}
