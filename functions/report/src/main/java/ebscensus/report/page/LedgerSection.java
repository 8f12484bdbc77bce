package ebscensus.report.page;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Empty;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.Outcome.NotAsked;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.Suspended;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.report.Figures;
import ebscensus.report.Overview;
import ebscensus.report.page.Table.Cell;
import ebscensus.report.page.Table.Column;
import ebscensus.report.page.Table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Builds the table of the ledger, with one row per scope and missing scopes first. If there are more than {@link Limits#SCOPES}
 * scopes, the last row has the sum of the scopes that are left out.
 */
final class LedgerSection {
    private static final List<Column> COLUMNS = List.of(
            Column.text("Account"),
            Column.text("Region"),
            Column.text("Outcome"),
            Column.number("Instances listed"),
            Column.number("Measured"),
            Column.number("Volumes"),
            Column.number("Attached GiB"),
            Column.number("Calls"),
            Column.number("Throttled"),
            Column.number("Time"));

    private LedgerSection() {}

    static Table table(Overview report) {
        var lines = report.ledger().stream()
                .sorted(Comparator.comparingInt(LedgerSection::rank).thenComparing(LedgerLine::scope))
                .toList();
        var rows = lines.stream()
                .limit(Limits.SCOPES)
                .map(line -> row(line, report))
                .toList();
        var others = lines.subList(rows.size(), lines.size());
        return new Table(
                "ledger",
                "Every scope of the request, with its outcome",
                COLUMNS,
                rows,
                others.isEmpty() ? null : rest(others),
                others.isEmpty() ? "" : left(others));
    }

    private static String left(List<LedgerLine> others) {
        boolean isAnyMissing = others.stream().anyMatch(LedgerLine::isMissing);
        return Figures.count(others.size(), "scope") + (others.size() == 1 ? " is" : " are") + " not shown one by one"
                + (isAnyMissing ? "" : ", because nothing is missing from " + (others.size() == 1 ? "it" : "them"))
                + "; "
                + Limits.EVERY_ONE + ".";
    }

    private static Row rest(List<LedgerLine> others) {
        var totals = Measures.sum(others.stream().map(LedgerLine::totals));
        var calls = others.stream().map(LedgerLine::calls).reduce(Calls.NONE, Calls::plus);
        var cells = new ArrayList<>(List.of(Cell.of(Figures.count(others.size()) + " more"), Cell.of(""), Cell.of("")));
        cells.addAll(figures(
                others.stream().mapToLong(LedgerLine::instancesListed).sum(),
                others.stream().mapToLong(LedgerLine::instancesMeasured).sum(),
                totals,
                calls));
        return new Row(cells);
    }

    private static int rank(LedgerLine line) {
        return line.isMissing() ? line.accepted() ? 1 : 0 : 2;
    }

    private static Row row(LedgerLine line, Overview report) {
        var cells = new ArrayList<>(List.of(
                Labels.account(line.scope().account(), report),
                Cell.of(Labels.region(line.scope().region())),
                Cell.of(outcome(line))));
        cells.addAll(figures(line.instancesListed(), line.instancesMeasured(), line.totals(), line.calls()));
        return new Row(cells);
    }

    private static List<Cell> figures(long listed, long measured, Measures totals, Calls calls) {
        return List.of(
                Cell.of(Figures.count(listed)),
                Cell.of(Figures.count(measured)),
                Cell.of(Figures.count(totals.volumes())),
                Cell.of(Figures.count(totals.gibibytes())),
                Cell.of(Figures.count(calls.requests())),
                Cell.of(Figures.count(calls.throttled())),
                Cell.of(Figures.clock(calls.elapsed())));
    }

    /** The outcome in a few words; the cause is at the top of the page. */
    private static String outcome(LedgerLine line) {
        String outcome = switch (line.outcome()) {
            case Measured() -> "counted";
            case Empty() -> "empty";
            case Denied _ -> "denied";
            case RegionDisabled _ -> "region disabled";
            case ThrottledOut _ -> "throttled";
            case Suspended(String state) -> state.toLowerCase(Locale.ROOT);
            case Failed _ -> "failed";
            case LostChunk _ -> "chunk lost";
            case NotAsked() -> "not searched";
            case Interrupted() -> "interrupted";
        };
        return line.accepted() ? outcome + ", accepted" : outcome;
    }
}
