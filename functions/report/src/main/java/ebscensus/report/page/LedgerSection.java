package ebscensus.report.page;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Empty;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.Suspended;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.report.Figures;
import ebscensus.report.Overview;
import ebscensus.report.page.Table.Cell;
import ebscensus.report.page.Table.Column;
import ebscensus.report.page.Table.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One row for each scope, what is missing first. */
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
        var rows = report.ledger().stream()
                .sorted(Comparator.comparingInt(LedgerSection::rank).thenComparing(LedgerLine::scope))
                .limit(Limits.SCOPES)
                .map(line -> row(line, report))
                .toList();
        int others = report.ledger().size() - rows.size();
        return new Table(
                "ledger",
                "Every scope that was asked, and its outcome",
                COLUMNS,
                rows,
                null,
                others == 0 ? "" : "… and " + Figures.count(others, "more scope") + "; " + Limits.EVERY_ONE + ".");
    }

    private static int rank(LedgerLine line) {
        return line.isMissing() ? line.accepted() ? 1 : 0 : 2;
    }

    private static Row row(LedgerLine line, Overview report) {
        var calls = line.calls();
        return new Row(List.of(
                Labels.account(line.scope().account(), report),
                Cell.of(Labels.region(line.scope().region())),
                Cell.of(outcome(line)),
                Cell.of(Figures.count(line.instancesListed())),
                Cell.of(Figures.count(line.instancesMeasured())),
                Cell.of(Figures.count(line.totals().volumes())),
                Cell.of(Figures.count(line.totals().gibibytes())),
                Cell.of(Figures.count(calls.requests())),
                Cell.of(Figures.count(calls.throttled())),
                Cell.of(Figures.clock(calls.elapsed()))));
    }

    /** In a word or two; the cause is at the top of the page. */
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
            case Interrupted() -> "interrupted";
        };
        return line.accepted() ? outcome + ", accepted" : outcome;
    }
}
