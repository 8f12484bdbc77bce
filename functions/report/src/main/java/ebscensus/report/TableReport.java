package ebscensus.report;

import static java.util.stream.Collectors.joining;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Text;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes a report for people: what is missing, the totals, and the breakdowns with the largest rows first. Columns are aligned,
 * and lines are at most 80 characters wide unless the numbers alone need more.
 */
public final class TableReport {
    private static final int WIDTH = 80;

    /** The maximum number of lines of a report that fit on a terminal of 24 lines, with the prompt below them. */
    private static final int ROWS = 23;

    private static final int NARROWEST_NAME = 12;
    private static final int MISSING_SCOPES_SHOWN = 40;
    private static final List<Dimension> SHOWN_FIRST = List.of(Dimension.ACCOUNT, Dimension.REGION, Dimension.TYPE);
    private static final String GAP = "  ";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Comparator<Map.Entry<String, Measures>> LARGEST_FIRST = Comparator.comparingLong(
                    (Map.Entry<String, Measures> row) -> row.getValue().gibibytes())
            .reversed()
            .thenComparing(Map.Entry::getKey);

    private final Overview report;
    private final Map<String, List<Map.Entry<String, Measures>>> breakdowns;
    private final int volumesWidth;
    private final int gibibytesWidth;
    private final int tebibytesWidth;
    private final int nameWidth;
    private final List<String> lines = new ArrayList<>();

    private TableReport(Overview report) {
        this.report = report;
        this.breakdowns = breakdowns(report);
        var totals = report.totals();
        this.volumesWidth =
                Math.max("Volumes".length(), Figures.count(totals.volumes()).length());
        this.gibibytesWidth =
                Math.max("GiB".length(), Figures.count(totals.gibibytes()).length());
        this.tebibytesWidth =
                Math.max("TiB".length(), Figures.tebibytes(totals.gibibytes()).length());
        this.nameWidth = nameWidth();
    }

    public static String render(Overview report) {
        return render(report, TableStyle.UNICODE, List.of());
    }

    /** @param explanation the lines that show the arithmetic of the savings; empty if it was not requested */
    public static String render(Overview report, TableStyle style, List<String> explanation) {
        var table = new TableReport(report);
        return table.render(style, explanation).stream()
                .map(line -> style.text(line) + "\n")
                .collect(joining());
    }

    private List<String> render(TableStyle style, List<String> explanation) {
        addHeading();
        addMissing();
        addAccepted();
        addVanished();
        var billed = report.billed();
        if (billed == null) {
            addTotals();
            breakdowns.forEach(this::addBreakdown);
            addEnd();
        } else {
            lines.addAll(new BilledTable(report, billed, style).lines(explanation));
            addVerdict();
        }
        return lines;
    }

    private void addHeading() {
        var calls = report.ledger().stream().map(LedgerLine::calls).reduce(Calls.NONE, Calls::plus);
        lines.add("EBS census: " + report.verdict());
        addCaller();
        String effort = Figures.count(report.ledger().size(), "scope") + ", " + Figures.count(calls.requests(), "call")
                + ", " + Figures.count(calls.throttled()) + " throttled" + time();
        lines.addAll(Cells.wrap(effort, WIDTH));
        if (calls.slowdowns() > 0) {
            lines.add("slowed down " + Figures.count(calls.slowdowns(), "time") + " because calls were throttled");
        }
    }

    private void addCaller() {
        var caller = report.caller();
        if (caller != null) {
            String asked = "caller: " + Text.printable(caller.arn()) + " in account "
                    + Text.printable(report.account(caller.account()));
            lines.addAll(Cells.wrap(asked, WIDTH));
        }
    }

    private String time() {
        var startedAt = report.startedAt();
        var finishedAt = report.finishedAt();
        return startedAt == null || finishedAt == null
                ? ""
                : "; started " + TIME.format(startedAt.truncatedTo(ChronoUnit.SECONDS)) + ", took "
                        + Figures.clock(Duration.between(startedAt, finishedAt));
    }

    private void addMissing() {
        var missing = report.missing();
        if (missing.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Missing: " + Figures.count(missing.size()) + " of "
                + Figures.count(report.ledger().size(), "scope"));
        addLines(missing);
    }

    private void addAccepted() {
        var accepted = report.accepted();
        if (!accepted.isEmpty()) {
            lines.add("");
            lines.add("Missing but tolerated: " + Figures.count(accepted.size()) + " of "
                    + Figures.count(report.ledger().size(), "scope"));
            addLines(accepted);
        }
    }

    private void addVanished() {
        long vanished = report.ledger().stream()
                .mapToLong(LedgerLine::instancesVanished)
                .sum();
        if (vanished > 0) {
            lines.add("");
            String counted = Figures.count(vanished, "instance")
                    + " had volumes when they were listed, but none when they were measured: they were terminated"
                    + " or their volumes were detached";
            lines.addAll(Cells.wrap(counted, WIDTH));
        }
    }

    private void addLines(List<LedgerLine> missing) {
        missing.stream().limit(MISSING_SCOPES_SHOWN).forEach(this::addMissing);
        if (missing.size() > MISSING_SCOPES_SHOWN) {
            lines.add("… and " + Figures.count(missing.size() - MISSING_SCOPES_SHOWN, "more scope")
                    + "; --output json lists them all");
        }
    }

    private void addMissing(LedgerLine line) {
        if (line.outcome() instanceof Missing why) {
            String name = report.accountNames().getOrDefault(line.scope().account(), "");
            String named = name.isEmpty() ? "" : " (" + Text.printable(name) + ")";
            lines.addAll(Cells.wrap(line.scope() + named + ": " + Cause.extent(line), WIDTH));
            Cells.wrap(Cause.of(why), WIDTH - GAP.length()).forEach(part -> lines.add(GAP + part));
        }
    }

    private void addTotals() {
        var totals = report.totals();
        var figures = new LinkedHashMap<String, String>();
        figures.put("Instances", Figures.count(report.instances()));
        figures.put("Volumes", Figures.count(totals.volumes()));
        figures.put("GiB", Figures.count(totals.gibibytes()));
        figures.put("TiB", Figures.tebibytes(totals.gibibytes()));
        int width = figures.values().stream().mapToInt(String::length).max().orElseThrow();
        String atLeast = report.verdict() == Verdict.COMPLETE ? "" : "at least ";
        lines.add("");
        figures.forEach(
                (name, figure) -> lines.add(Cells.left(name, NARROWEST_NAME) + atLeast + Cells.right(figure, width)));
    }

    private void addBreakdown(String name, List<Map.Entry<String, Measures>> rows) {
        lines.add("");
        addRow(heading(name), "Volumes", "GiB", "TiB");
        rows.forEach(row -> addRow(
                row.getKey(),
                Figures.count(row.getValue().volumes()),
                Figures.count(row.getValue().gibibytes()),
                Figures.tebibytes(row.getValue().gibibytes())));
        if (rows.isEmpty()) {
            lines.add("(none)");
        }
    }

    /** Repeats the result at the end of a long report, because a terminal shows only the end of it. */
    private void addEnd() {
        if (lines.size() > ROWS) {
            lines.add("");
            addVerdict();
        }
    }

    private void addVerdict() {
        String atLeast = report.missing().isEmpty() ? "" : "at least ";
        lines.add(report.verdict() + ": " + atLeast
                + Figures.count(report.totals().gibibytes()) + " GiB in "
                + Figures.count(report.totals().volumes(), "attached volume") + " of "
                + Figures.count(report.instances(), "instance"));
    }

    private void addRow(String name, String volumes, String gibibytes, String tebibytes) {
        lines.add(Cells.left(name, nameWidth)
                + GAP
                + Cells.right(volumes, volumesWidth)
                + GAP
                + Cells.right(gibibytes, gibibytesWidth)
                + GAP
                + Cells.right(tebibytes, tebibytesWidth));
    }

    /** The width of the longest name, or less if there is not enough room. */
    private int nameWidth() {
        int numbers = volumesWidth + gibibytesWidth + tebibytesWidth + 3 * GAP.length();
        int longest = breakdowns.entrySet().stream()
                .flatMap(breakdown -> Stream.concat(
                        Stream.of(heading(breakdown.getKey())),
                        breakdown.getValue().stream().map(Map.Entry::getKey)))
                .mapToInt(Cells::width)
                .max()
                .orElse(0);
        return Math.max(NARROWEST_NAME, Math.min(longest, WIDTH - numbers));
    }

    private String heading(String name) {
        return "By " + name + (report.verdict() == Verdict.COMPLETE ? "" : ", at least");
    }

    private static Map<String, List<Map.Entry<String, Measures>>> breakdowns(Overview report) {
        var breakdowns = new LinkedHashMap<String, List<Map.Entry<String, Measures>>>();
        SHOWN_FIRST.forEach(dimension -> breakdowns.put(dimension.name(), rows(report.by(dimension))));
        report.breakdowns().forEach((dimension, breakdown) -> {
            if (dimension.isTag()) {
                breakdowns.put(Text.printable(dimension.name()), rows(breakdown));
            }
        });
        return breakdowns;
    }

    private static List<Map.Entry<String, Measures>> rows(Map<String, Measures> breakdown) {
        return breakdown.entrySet().stream()
                .sorted(LARGEST_FIRST)
                .map(row -> Map.entry(Text.printable(row.getKey()), row.getValue()))
                .toList();
    }
}
