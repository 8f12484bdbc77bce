package ebscensus.report.change;

import static java.util.stream.Collectors.joining;

import ebscensus.core.census.Use;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Text;
import ebscensus.report.Cells;
import ebscensus.report.Figures;
import ebscensus.report.Grid;
import ebscensus.report.TableStyle;
import ebscensus.report.change.Change.Dated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a change for people: its causes, the change of each use (running, unattached and so on) and, for each dimension, the
 * values that changed most. Lines are at most 80 characters wide unless the numbers alone need more.
 */
public final class ChangeTable {
    private static final int ROWS_SHOWN = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Change change;
    private final List<String> lines = new ArrayList<>();

    private ChangeTable(Change change) {
        this.change = change;
    }

    /** @param more lines to be shown below the table */
    public static String render(Change change, TableStyle style, List<String> more) {
        var table = new ChangeTable(change);
        table.addHeading();
        if (change.isEmpty()) {
            table.addNothing();
        } else {
            table.addChange();
        }
        table.lines.addAll(more);
        return table.lines.stream().map(line -> style.text(line) + "\n").collect(joining());
    }

    private void addNothing() {
        var all = change.billed().after();
        addSection(List.of("Nothing has changed: " + Figures.count(all.gibibytes()) + " GiB in "
                + Figures.count(all.volumes(), "volume")));
    }

    private void addChange() {
        addCauses();
        if (change.isOfAllUses()) {
            addUses();
        }
        change.by().forEach((dimension, values) -> {
            if (!dimension.equals(Dimension.ZONE)) {
                addValues(dimension, values);
            }
        });
        addCoverage();
        addEnd();
    }

    private void addHeading() {
        lines.addAll(wrapped("What changed from " + dated(change.before()) + " to " + dated(change.after())));
        change.notes().forEach(note -> lines.addAll(wrapped(note)));
    }

    private static String dated(Dated report) {
        var startedAt = report.startedAt();
        return (startedAt == null ? "a report without a time" : TIME.format(startedAt.truncatedTo(ChronoUnit.SECONDS)))
                + " (" + report.verdict() + ")";
    }

    private void addCauses() {
        var all = change.billed();
        var grid = new Grid(0);
        grid.add(change.isOfAllUses() ? "Total billed" : "Attached volumes", headings());
        grid.add("Before" + (change.before().isAtLeast() ? ", at least" : ""), figures(all.before()));
        var sum = all.before();
        for (var cause : all.effects().causes().entrySet()) {
            var next = sum.plus(cause.getValue());
            grid.add("  " + cause.getKey().words(), figures(cause.getValue(), sum, next));
            sum = next;
        }
        grid.add("After" + (change.after().isAtLeast() ? ", at least" : ""), figures(all.after()));
        addSection(grid.lines());
    }

    private void addUses() {
        var grid = new Grid(0);
        var headings = new ArrayList<>(headings());
        headings.add("GiB not compared");
        grid.add("Change by use", headings);
        row(grid, "Attached", change.attached());
        row(grid, "  running", of(Use.RUNNING));
        row(grid, "  stopped", of(Use.STOPPED));
        row(grid, "Unattached", of(Use.UNATTACHED));
        row(grid, "Recycle Bin", of(Use.RECYCLE_BIN));
        row(grid, "Unlisted", of(Use.UNLISTED));
        addSection(grid.lines());
    }

    private Compared of(Use use) {
        return change.uses().getOrDefault(use, Compared.NONE);
    }

    private void row(Grid grid, String name, Compared compared) {
        var total = compared.effects().total();
        var figures = new ArrayList<>(figures(total, compared.before(), compared.after()));
        long notCompared =
                total.gibibytes() - compared.effects().withoutCoverage().gibibytes();
        figures.add(Figures.signed(notCompared));
        grid.add(name, figures);
    }

    private void addValues(Dimension dimension, Map<String, Compared> values) {
        if (values.isEmpty()) {
            return;
        }
        var grid = new Grid(0);
        grid.add("Change by " + Text.printable(dimension.name()), headings());
        values.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Compared> value) -> measure(value.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(ROWS_SHOWN)
                .forEach(value -> grid.add(
                        name(dimension, value.getKey()),
                        figures(
                                value.getValue().effects().total(),
                                value.getValue().before(),
                                value.getValue().after())));
        addSection(grid.lines());
        if (values.size() > ROWS_SHOWN) {
            lines.add("… and " + Figures.count(values.size() - ROWS_SHOWN, "other") + " with smaller changes");
        }
    }

    /**
     * The size of a change, by which rows are sorted: the difference in cost, or in GiB if costs are not compared or have
     * several currencies.
     */
    private BigDecimal measure(Compared compared) {
        var total = compared.effects().total();
        return change.currencies().size() == 1
                ? total.monthly().amounts().values().stream()
                        .findFirst()
                        .orElse(BigDecimal.ZERO)
                        .abs()
                : BigDecimal.valueOf(total.gibibytes()).abs();
    }

    private String name(Dimension dimension, String value) {
        String name =
                dimension.equals(Dimension.ACCOUNT) ? change.accountNames().getOrDefault(value, "") : "";
        return Text.printable(name.isEmpty() ? value : value + " " + name);
    }

    private void addCoverage() {
        if (change.coverage().isEmpty()) {
            return;
        }
        addSection(List.of("Not compared: " + Figures.count(change.coverage().size(), "scope")
                + " not counted in full by both reports"));
        for (var scope : change.coverage().stream().limit(ROWS_SHOWN).toList()) {
            lines.addAll(wrapped(scope.scope() + ": " + scope.cause().words() + ", "
                    + Figures.signed(scope.effect().gibibytes()) + " GiB in "
                    + Figures.signed(scope.effect().volumes()) + " volume"
                    + (Math.abs(scope.effect().volumes()) == 1 ? "" : "s")));
            Cells.wrap(scope.why(), Grid.WIDTH - 2).forEach(part -> lines.add("  " + part));
        }
        if (change.coverage().size() > ROWS_SHOWN) {
            lines.add("… and " + Figures.count(change.coverage().size() - ROWS_SHOWN, "more scope"));
        }
    }

    private void addEnd() {
        String attached = "attached " + growth(change.attached());
        addSection(wrapped("Growth in GiB of what was compared: " + attached
                + (change.isOfAllUses() ? ", total billed " + growth(change.billed()) : "")));
    }

    private static String growth(Compared compared) {
        return compared.growth()
                .map(percent -> (percent.signum() > 0 ? "+" : "")
                        + percent.setScale(2, RoundingMode.HALF_UP).toPlainString() + "%")
                .orElse("from 0");
    }

    private List<String> headings() {
        var headings = new ArrayList<>(List.of("Volumes", "GiB"));
        change.currencies().forEach(currency -> headings.add(currency + " a month"));
        return headings;
    }

    private List<String> figures(Quantity quantity) {
        var figures = new ArrayList<>(List.of(Figures.count(quantity.volumes()), Figures.count(quantity.gibibytes())));
        change.currencies().forEach(currency -> figures.add(Figures.amount(amount(quantity, currency))));
        return figures;
    }

    /**
     * The figures of the difference between two sums. An amount is the difference of the rounded sums, so that the amounts in a
     * column add up.
     */
    private List<String> figures(Quantity quantity, Quantity from, Quantity to) {
        var figures =
                new ArrayList<>(List.of(Figures.signed(quantity.volumes()), Figures.signed(quantity.gibibytes())));
        change.currencies()
                .forEach(currency ->
                        figures.add(Figures.signed(rounded(to, currency).subtract(rounded(from, currency)))));
        return figures;
    }

    private static BigDecimal rounded(Quantity quantity, String currency) {
        return amount(quantity, currency).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal amount(Quantity quantity, String currency) {
        return quantity.monthly().amounts().getOrDefault(currency, BigDecimal.ZERO);
    }

    private void addSection(List<String> section) {
        lines.add("");
        lines.addAll(section);
    }

    private static List<String> wrapped(String text) {
        return Cells.wrap(Text.printable(text), Grid.WIDTH);
    }
}
