package ebscensus.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligns the rows of a table. A row has a name, figures that are aligned on the right, and a text after the figures, which may
 * be empty. A row is at most {@link #WIDTH} characters wide, unless its figures leave too little room for the name and the
 * text.
 */
public final class Grid {
    public static final int WIDTH = 80;

    private static final int NARROWEST_NAME = 12;
    private static final String GAP = "  ";

    private final int widthOfEnd;
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param widthOfEnd the width, in characters, that is kept free for the texts after the figures; 0 if there are no such
     *     texts
     */
    public Grid(int widthOfEnd) {
        this.widthOfEnd = widthOfEnd;
    }

    private record Row(String name, List<String> figures, String end) {}

    public Grid add(String name, List<String> figures) {
        return add(name, figures, "");
    }

    public Grid add(String name, List<String> figures, String end) {
        rows.add(new Row(name, figures, end));
        return this;
    }

    public List<String> lines() {
        int columns = rows.stream().mapToInt(row -> row.figures().size()).max().orElse(0);
        int[] widths = new int[columns];
        int longest = 0;
        for (Row row : rows) {
            longest = Math.max(longest, Cells.width(row.name()));
            for (int i = 0; i < row.figures().size(); i++) {
                widths[i] = Math.max(widths[i], Cells.width(row.figures().get(i)));
            }
        }
        int figures = 0;
        for (int width : widths) {
            figures += GAP.length() + width;
        }
        int room = WIDTH - figures - (widthOfEnd == 0 ? 0 : GAP.length() + widthOfEnd);
        int name = Math.max(NARROWEST_NAME, Math.min(longest, room));
        return rows.stream().map(row -> line(row, name, widths)).toList();
    }

    private static String line(Row row, int name, int... widths) {
        var line = new StringBuilder(Cells.left(row.name(), name));
        for (int i = 0; i < row.figures().size(); i++) {
            line.append(GAP).append(Cells.right(row.figures().get(i), widths[i]));
        }
        return (row.end().isEmpty()
                        ? line.toString()
                        : line.append(GAP).append(row.end()).toString())
                .stripTrailing();
    }
}
