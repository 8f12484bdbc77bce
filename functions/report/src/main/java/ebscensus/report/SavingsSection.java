package ebscensus.report;

import ebscensus.report.money.Saving;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes the savings as lines of a table. */
final class SavingsSection {
    private final Billed billed;
    private final Amounts amounts;

    SavingsSection(Billed billed) {
        this.billed = billed;
        this.amounts = new Amounts(billed.prices().currencies());
    }

    /** The lines of the section; empty if there is nothing to say about savings or no price is known. */
    List<String> lines() {
        if (!amounts.areKnown()) {
            return List.of();
        }
        var lines = new ArrayList<>(rows());
        var notes = SavingsInWords.notes(billed);
        if (lines.isEmpty() && !notes.isEmpty()) {
            lines.add("Possible savings: none");
        }
        notes.forEach(note -> lines.addAll(Cells.wrap(note, Grid.WIDTH)));
        return lines;
    }

    private List<String> rows() {
        var rows = SavingsInWords.rows(billed);
        if (rows.isEmpty()) {
            return List.of();
        }
        var grid = new Grid(0);
        grid.add(
                "Possible savings",
                Stream.concat(Stream.of("Volumes"), amounts.headings().stream()).toList());
        rows.forEach(row -> row(grid, row.name(), row.saving()));
        return grid.lines();
    }

    private void row(Grid grid, String name, Saving saving) {
        grid.add(
                name,
                Stream.concat(Stream.of(Figures.count(saving.volumes())), amounts.of(saving.money()).stream())
                        .toList());
    }
}
