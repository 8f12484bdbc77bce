package ebscensus.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under a header, as Markdown that is aligned for a terminal too. Columns of figures are set to the right. */
final class Table {
    private static final int LEAST_WIDTH = 3;

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        this.header = List.of(header);
    }

    /**
     * Cells as they are to be shown; see {@link Figures}.
     *
     * @throws IllegalArgumentException if they are not as many as there are columns
     */
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

    /** A cell without anything in it, or a number with its unit. */
    private static boolean isFigure(String cell) {
        return cell.isEmpty() || cell.equals(Figures.NONE) || cell.matches("[<≥≤~]? ?\\$?-?\\d.*");
    }

    private record Column(int width, boolean figures) {
        String padded(String cell) {
            String padding = " ".repeat(width - cell.length());
            return figures ? padding + cell : cell + padding;
        }

        String rule() {
            return figures ? "-".repeat(width + 1) + ":" : "-".repeat(width + 2);
        }
    }
}
