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

/** The dearest volumes of one use, by name. */
final class WasteSection {
    private final Overview report;
    private final Billed billed;
    private final Amounts amounts;

    WasteSection(Overview report, Billed billed) {
        this.report = report;
        this.billed = billed;
        this.amounts = new Amounts(billed.prices().currencies());
    }

    /** One for each kind of waste that there is. */
    List<Table> tables() {
        return Billed.WASTE.stream()
                .filter(use -> !billed.largest().getOrDefault(use, List.of()).isEmpty())
                .map(this::table)
                .toList();
    }

    private Table table(Use use) {
        var volumes = billed.largest().getOrDefault(use, List.of());
        var columns = new ArrayList<>(List.of(
                Column.text("Volume"),
                Column.text("Type"),
                Column.number("GiB"),
                Column.number("IOPS"),
                Column.text("Account"),
                Column.text("Zone"),
                Column.number("Days old")));
        amounts.headings().forEach(heading -> columns.add(Column.number(heading)));
        String caption = (amounts.areComparable() ? "The dearest " : "The largest ")
                + (use == Use.STOPPED ? "volumes of stopped instances" : "unattached volumes");
        return new Table(
                "waste-" + use.label(),
                caption,
                columns,
                volumes.stream().map(this::row).toList());
    }

    private Row row(NamedVolume volume) {
        var holding = volume.holding();
        var now = report.finishedAt();
        var cells = new ArrayList<>(List.of(
                Cell.of(volume.id(), volume.name()),
                Cell.of(volume.type()),
                Cell.of(Figures.count(holding.gibibytes())),
                Cell.of(holding.iops() == 0 ? Labels.NOTHING : Figures.count(holding.iops())),
                Labels.account(volume.scope().account(), report),
                Cell.of(
                        volume.zone().startsWith(volume.scope().region())
                                ? volume.zone()
                                : volume.scope().region() + " " + volume.zone()),
                Cell.of(
                        now == null
                                ? Labels.NOTHING
                                : volume.daysOld(now).stream()
                                        .mapToObj(Figures::count)
                                        .findFirst()
                                        .orElse(Labels.NOTHING))));
        amounts.of(holding).forEach(amount -> cells.add(Cell.of(amount)));
        return new Row(cells);
    }
}
