package ebscensus.benchmark;

import ebscensus.report.Cells;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formats rows under a header as a Markdown table, which is also aligned for a terminal. Columns of figures are right-aligned. */
final class Table {
    /** The content of a cell whose figure does not apply. */
    static final String NONE = "–";

    private static final int LEAST_WIDTH = 3;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double SECONDS_TO_A_DECIMAL = 100;
    private static final double SECONDS_TO_TWO_DECIMALS = 10;

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        this.header = List.of(header);
    }

    /** @throws IllegalArgumentException if the number of cells is not the number of columns */
    Table row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(cells.length + " cells in " + header.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    String markdown() {
        var columns = IntStream.range(0, header.size()).mapToObj(this::column).toList();
        var text = new StringBuilder(line(columns, header));
        text.append(columns.stream().map(Column::rule).collect(Collectors.joining("|", "|", "|\n")));
        rows.forEach(row -> text.append(line(columns, row)));
        return text.toString();
    }

    /** The time in seconds, with about three significant digits. */
    static String seconds(Duration time) {
        double seconds = time.toMillis() / MILLIS_PER_SECOND;
        int decimals = seconds < SECONDS_TO_TWO_DECIMALS ? 2 : seconds < SECONDS_TO_A_DECIMAL ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f s", seconds);
    }

    /** Formats the ratio with two decimals. */
    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%,.2f", ratio);
    }

    /** The ratio of the first time to the second. */
    static String ratio(Duration longer, Duration shorter) {
        return ratio((double) longer.toNanos() / shorter.toNanos());
    }

    private static String line(List<Column> columns, List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> columns.get(i).padded(cells.get(i)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private Column column(int index) {
        int width = rows.stream()
                .mapToInt(row -> row.get(index).length())
                .reduce(Math.max(LEAST_WIDTH, header.get(index).length()), Math::max);
        boolean figures = rows.stream().allMatch(row -> isFigure(row.get(index)));
        return new Column(width, figures);
    }

    /** Whether a cell contains a figure with or without a unit, {@link #NONE}, or nothing. */
    private static boolean isFigure(String cell) {
        return cell.isEmpty() || cell.equals(NONE) || cell.matches("[<≥≤~]? ?\\$?-?\\d.*");
    }

    private record Column(int width, boolean figures) {
        String padded(String cell) {
            return figures ? Cells.right(cell, width) : Cells.left(cell, width);
        }

        String rule() {
            return figures ? "-".repeat(width + 1) + ":" : "-".repeat(width + 2);
        }
    }
}
