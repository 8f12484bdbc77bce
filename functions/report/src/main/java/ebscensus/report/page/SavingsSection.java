package ebscensus.report.page;

import ebscensus.report.Amounts;
import ebscensus.report.Billed;
import ebscensus.report.Explanation;
import ebscensus.report.Figures;
import ebscensus.report.SavingsInWords;
import ebscensus.report.money.Step;
import ebscensus.report.page.Table.Cell;
import ebscensus.report.page.Table.Column;
import ebscensus.report.page.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The section of the page that shows the possible savings with other volume types.
 *
 * @param table null if nothing can be saved
 * @param arithmetic null if prices are missing for every comparison, or if the report does not include the volumes whose type
 *     can be changed
 */
record SavingsSection(@Nullable Table table, @Nullable Table arithmetic, List<String> notes) {
    private static final Comparator<Step> LARGEST_FIRST =
            Comparator.comparing(SavingsSection::amount).reversed();

    static SavingsSection of(Billed billed) {
        var amounts = new Amounts(billed.prices().currencies());
        if (!amounts.areKnown()) {
            return new SavingsSection(null, null, List.of("Savings are not known, because there are no prices."));
        }
        var rows = SavingsInWords.rows(billed);
        var notes = new ArrayList<String>();
        if (rows.isEmpty()) {
            notes.add("Other volume types would save nothing.");
        }
        notes.addAll(SavingsInWords.notes(billed));
        return new SavingsSection(table(rows, amounts), arithmetic(billed.steps()), notes);
    }

    private static @Nullable Table table(List<SavingsInWords.Row> savings, Amounts amounts) {
        if (savings.isEmpty()) {
            return null;
        }
        var columns = new ArrayList<Column>();
        columns.add(Column.text("Change of type"));
        amounts.headings().forEach(heading -> columns.add(Column.number(heading)));
        columns.add(Column.number("Volumes"));
        var rows = savings.stream().map(row -> row(row, amounts)).toList();
        return new Table("savings", "Possible savings with other volume types", columns, rows);
    }

    private static Row row(SavingsInWords.Row row, Amounts amounts) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(row.name()));
        amounts.of(row.saving().money()).forEach(amount -> cells.add(Cell.of(amount)));
        cells.add(Cell.of(Figures.count(row.saving().volumes())));
        return new Row(cells);
    }

    private static @Nullable Table arithmetic(List<Step> steps) {
        if (steps.isEmpty()) {
            return null;
        }
        var columns = List.of(
                Column.text("Where"),
                Column.text("Change of type"),
                Column.text("Volumes"),
                Column.text("Now, a month"),
                Column.text("Then, a month"),
                Column.text("Result"));
        var rows = steps.stream()
                .sorted(LARGEST_FIRST)
                .limit(Limits.STEPS)
                .map(step -> new Row(List.of(
                        Cell.of(step.location().name()),
                        Cell.of(step.kind()),
                        Cell.of(Explanation.volumes(step)),
                        Cell.of(Explanation.sum(step.now())),
                        Cell.of(Explanation.sum(step.then())),
                        Cell.of(Explanation.result(step.saving())))))
                .toList();
        int others = steps.size() - rows.size();
        return new Table(
                "arithmetic",
                "The arithmetic of the savings, the largest first",
                columns,
                rows,
                null,
                others == 0
                        ? ""
                        : "… and " + Figures.count(others, "smaller part")
                                + "; ./census run --explain shows every one.");
    }

    private static BigDecimal amount(Step step) {
        return step.saving().money().amounts().values().stream().findFirst().orElse(BigDecimal.ZERO);
    }
}
