package ebscensus.report.page;

import static java.util.stream.Collectors.joining;

import ebscensus.core.census.Verdict;
import ebscensus.core.request.CensusRequest;
import ebscensus.report.Amounts;
import ebscensus.report.Figures;
import ebscensus.report.Overview;
import ebscensus.report.TrendPoint;
import ebscensus.report.money.Holding;
import ebscensus.report.page.Table.Cell;
import ebscensus.report.page.Table.Column;
import ebscensus.report.page.Table.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The section of the page with the totals of several reports over time, as lines and as a table.
 *
 * @param lines one line for attached GiB and, if all reports have billed volumes, one line for billed GiB
 * @param top the value at the upper edge of the drawing, in GiB
 */
record TrendSection(List<Line> lines, String top, String from, String to, Table table) {
    /** The width and the height of the drawing, in SVG units. */
    private static final int UNITS = 1000;

    /**
     * @param solid the lines between successive reports that are both COMPLETE, each as the points of an SVG polyline
     * @param dashed the other lines, in the same form; one or both of their reports are INCOMPLETE, so the totals are "at
     *     least"
     */
    record Line(String name, String shade, List<String> solid, List<String> dashed) {}

    /** @return null if there are fewer than two points */
    static @Nullable TrendSection of(List<TrendPoint> points, Overview report) {
        if (points.size() < 2) {
            return null;
        }
        long top = Math.max(
                1, points.stream().mapToLong(TrendSection::largest).max().orElse(0));
        var lines = new ArrayList<Line>();
        if (points.stream().allMatch(point -> point.billed() != null)) {
            lines.add(line("Everything billed", "billed", points, top, true));
        }
        lines.add(line("Attached", "attached", points, top, false));
        return new TrendSection(
                lines,
                Figures.count(top),
                AskedSection.day(points.getFirst().startedAt()),
                AskedSection.day(points.getLast().startedAt()),
                table(points, report.request()));
    }

    private static Line line(String name, String shade, List<TrendPoint> points, long top, boolean isEverything) {
        var solid = new ArrayList<String>();
        var dashed = new ArrayList<String>();
        for (int i = 1; i < points.size(); i++) {
            var two = points.subList(i - 1, i + 1);
            boolean isKnown = two.stream().allMatch(point -> point.verdict() == Verdict.COMPLETE);
            String way = two.stream()
                    .map(point -> across(points, point) + "," + down(gibibytes(point, isEverything), top))
                    .collect(joining(" "));
            (isKnown ? solid : dashed).add(way);
        }
        return new Line(name, shade, solid, dashed);
    }

    private static String down(long gibibytes, long top) {
        return fraction(BigDecimal.valueOf(top - gibibytes), BigDecimal.valueOf(top));
    }

    private static long gibibytes(TrendPoint point, boolean isEverything) {
        var billed = point.billed();
        return isEverything && billed != null
                ? billed.gibibytes()
                : point.attached().gibibytes();
    }

    private static String across(List<TrendPoint> points, TrendPoint point) {
        var first = points.getFirst().startedAt();
        long span = Duration.between(first, points.getLast().startedAt()).toMillis();
        long passed = Duration.between(first, point.startedAt()).toMillis();
        return fraction(BigDecimal.valueOf(passed), BigDecimal.valueOf(Math.max(1, span)));
    }

    private static String fraction(BigDecimal part, BigDecimal whole) {
        return part.multiply(BigDecimal.valueOf(UNITS))
                .divide(whole, 0, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static long largest(TrendPoint point) {
        return Math.max(gibibytes(point, true), gibibytes(point, false));
    }

    /** A table of the points, the newest first. */
    private static Table table(List<TrendPoint> points, @Nullable CensusRequest request) {
        var currencies = new TreeSet<String>();
        points.forEach(point ->
                currencies.addAll(everything(point).monthly().money().amounts().keySet()));
        var amounts = new Amounts(currencies);
        var columns = new ArrayList<>(List.of(
                Column.text("Started"),
                Column.text("Verdict"),
                Column.number("Attached GiB"),
                Column.number("Billed GiB"),
                Column.number("Billed volumes")));
        amounts.headings().forEach(heading -> columns.add(Column.number(heading)));
        return new Table(
                "trend-table",
                "Each report, the newest first",
                columns,
                points.reversed().stream()
                        .map(point -> row(point, request, amounts))
                        .toList());
    }

    private static Row row(TrendPoint point, @Nullable CensusRequest request, Amounts amounts) {
        var billed = point.billed();
        var cells = new ArrayList<>(List.of(
                Cell.of(point.startedAt().toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", "")),
                Cell.of(
                        point.verdict() == Verdict.COMPLETE ? "COMPLETE" : "INCOMPLETE, at least",
                        asksTheSame(point.request(), request) ? "" : "another request"),
                Cell.of(Figures.count(point.attached().gibibytes())),
                Cell.of(billed == null ? Labels.NOTHING : Figures.count(billed.gibibytes())),
                Cell.of(billed == null ? Labels.NOTHING : Figures.count(billed.volumes()))));
        amounts.of(everything(point)).forEach(amount -> cells.add(Cell.of(amount)));
        return new Row(cells);
    }

    private static Holding everything(TrendPoint point) {
        var billed = point.billed();
        return billed == null ? Holding.NONE : billed;
    }

    /** Whether both requests ask for the same volumes. Their call rates and tolerated scopes are not compared. */
    private static boolean asksTheSame(@Nullable CensusRequest one, @Nullable CensusRequest other) {
        if (one == null || other == null) {
            return true;
        }
        return one.accounts().equals(other.accounts())
                && one.regions().equals(other.regions())
                && one.filters().equals(other.filters())
                && one.countsOthers() == other.countsOthers();
    }
}
