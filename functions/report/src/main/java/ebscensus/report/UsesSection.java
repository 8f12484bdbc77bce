package ebscensus.report;

import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.request.Text;
import ebscensus.report.money.Holding;
import java.util.ArrayList;
import java.util.List;

/** Writes number, size and cost of the volumes by use (running, unattached and so on), and notes on prices, as lines of a table. */
final class UsesSection {
    private final Overview report;
    private final Billed billed;
    private final Amounts amounts;

    UsesSection(Overview report, Billed billed) {
        this.report = report;
        this.billed = billed;
        this.amounts = new Amounts(billed.prices().currencies());
    }

    List<String> lines() {
        boolean isAtLeast = !report.missing().isEmpty();
        var grid = new Grid(0);
        grid.add("", headings());
        row(grid, "Attached", billed.attached(), isAtLeast);
        row(grid, "  running", of(Use.RUNNING), isAtLeast);
        row(grid, "  stopped", of(Use.STOPPED), isAtLeast);
        if (countsOthers()) {
            row(grid, "Unattached", of(Use.UNATTACHED), billed.isAtLeast(Use.UNATTACHED));
            row(grid, "Recycle Bin", of(Use.RECYCLE_BIN), billed.isAtLeast(Use.RECYCLE_BIN));
            if (of(Use.UNLISTED).volumes() > 0) {
                row(grid, "Unlisted", of(Use.UNLISTED), billed.isAtLeast(Use.UNLISTED));
            }
            row(grid, "Total billed", billed.total(), isAnyAtLeast());
        }
        var lines = new ArrayList<>(grid.lines());
        if (!countsOthers()) {
            lines.addAll(wrapped("The request asks for attached volumes only. Other volumes and the Recycle"
                    + " Bin were not counted."));
        }
        lines.addAll(unlisted());
        PriceNotes.of(billed).forEach(note -> lines.addAll(wrapped(note)));
        return lines;
    }

    private List<String> unlisted() {
        long scopes = billed.notCounted().stream()
                .filter(missing -> missing.source() == Source.UNLISTED)
                .count();
        return scopes == 0
                ? List.of()
                : wrapped(Figures.count(scopes, "scope") + (scopes == 1 ? " has" : " have")
                        + " too many instances to be searched for unlisted volumes, which are in use, but not by a"
                        + " listed instance.");
    }

    boolean isAnyAtLeast() {
        return !report.missing().isEmpty() || billed.uses().keySet().stream().anyMatch(billed::isAtLeast);
    }

    private boolean countsOthers() {
        var request = report.request();
        return request == null || request.countsOthers();
    }

    private Holding of(Use use) {
        return billed.uses().getOrDefault(use, Holding.NONE);
    }

    private List<String> headings() {
        var headings = new ArrayList<>(List.of("Volumes", "GiB"));
        // Two columns of amounts leave no room for TiB.
        if (amounts.headings().size() <= 1) {
            headings.add("TiB");
        }
        headings.addAll(amounts.headings());
        return headings;
    }

    private void row(Grid grid, String name, Holding holding, boolean isAtLeast) {
        var figures = new ArrayList<>(List.of(Figures.count(holding.volumes()), Figures.count(holding.gibibytes())));
        if (amounts.headings().size() <= 1) {
            figures.add(Figures.tebibytes(holding.gibibytes()));
        }
        figures.addAll(amounts.of(holding));
        grid.add(isAtLeast ? name + ", at least" : name, figures);
    }

    private static List<String> wrapped(String text) {
        return Cells.wrap(Text.printable(text), Grid.WIDTH);
    }
}
