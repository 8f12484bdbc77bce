package ebscensus.report.page;

import ebscensus.core.census.Use;
import ebscensus.report.Amounts;
import ebscensus.report.Billed;
import ebscensus.report.Figures;
import ebscensus.report.Overview;
import ebscensus.report.money.NamedVolume;
import ebscensus.report.page.Table.Cell;
import ebscensus.report.page.Table.Column;
import ebscensus.report.page.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Builds a table of the most expensive unattached volumes and a table of the most expensive volumes of stopped instances. If
 * costs cannot be compared, because they are unknown or in several currencies, both tables show the largest volumes instead.
 */
final class WasteSection {
    private final Overview report;
    private final Billed billed;
    private final Amounts amounts;

    WasteSection(Overview report, Billed billed) {
        this.report = report;
        this.billed = billed;
        this.amounts = new Amounts(billed.prices().currencies());
    }

    /** One table for each use in {@link Billed#WASTE} that has volumes. */
    List<Table> tables() {
        return Billed.WASTE.stream()
                .filter(use -> !billed.largest().getOrDefault(use, List.of()).isEmpty())
                .map(this::table)
                .toList();
    }

    private Table table(Use use) {
        var volumes = billed.largest().getOrDefault(use, List.of());
        var columns = new ArrayList<Column>();
        columns.add(Column.text("Volume"));
        amounts.headings().forEach(heading -> columns.add(Column.number(heading)));
        columns.add(Column.number("GiB"));
        columns.add(Column.number("IOPS"));
        columns.add(Column.text("Type"));
        columns.add(Column.text("Account"));
        columns.add(Column.text("Zone"));
        columns.add(Column.number("Days old"));
        String caption = (amounts.areComparable() ? "The most expensive " : "The largest ")
                + (use == Use.STOPPED ? "volumes of stopped instances" : "unattached volumes");
        return new Table(
                "waste-" + use.label(),
                caption,
                columns,
                volumes.stream().map(this::row).toList());
    }

    private Row row(NamedVolume volume) {
        var holding = volume.holding();
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(volume.id(), volume.name()));
        amounts.of(holding).forEach(amount -> cells.add(Cell.of(amount)));
        cells.add(Cell.of(Figures.count(holding.gibibytes())));
        cells.add(Cell.of(holding.iops() == 0 ? Labels.NOTHING : Figures.count(holding.iops())));
        cells.add(Cell.of(volume.type()));
        cells.add(Labels.account(volume.scope().account(), report));
        cells.add(Cell.of(zone(volume)));
        cells.add(Cell.of(age(volume)));
        return new Row(cells);
    }

    /** The zone. If its name does not begin with the name of the region, the region is put before the zone. */
    private static String zone(NamedVolume volume) {
        String region = volume.scope().region();
        return volume.zone().startsWith(region) ? volume.zone() : region + " " + volume.zone();
    }

    private String age(NamedVolume volume) {
        var now = report.finishedAt();
        var days = now == null ? OptionalLong.empty() : volume.daysOld(now);
        return days.isPresent() ? Figures.count(days.getAsLong()) : Labels.NOTHING;
    }
}
