package ebscensus.report.page;

import ebscensus.core.request.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of the page. The first cell of a row is the name of the row.
 *
 * @param id unique on the page
 * @param rest a row with the sum of the rows that are left out; null if the table has no such row
 * @param more says where to find the rows that are left out; empty if no rows are left out
 */
record Table(
        String id,
        String caption,
        List<Column> columns,
        List<Row> rows,
        @Nullable Row rest,
        String more) {
    Table {
        caption = Text.printable(caption);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A table that leaves out no rows. */
    Table(String id, String caption, List<Column> columns, List<Row> rows) {
        this(id, caption, columns, rows, null, "");
    }

    /** The kind of a column's cells, which decides how they are aligned and sorted. */
    enum Kind {
        TEXT("t"),
        NUMBER("n"),
        BAR("b");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        /** The class in the style sheet. */
        String style() {
            return style;
        }
    }

    record Column(String heading, Kind kind) {
        Column {
            heading = Text.printable(heading);
        }

        static Column text(String heading) {
            return new Column(heading, Kind.TEXT);
        }

        static Column number(String heading) {
            return new Column(heading, Kind.NUMBER);
        }

        static Column bar(String heading) {
            return new Column(heading, Kind.BAR);
        }
    }

    record Row(List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param text the text, which may be untrusted
     * @param detail a smaller text below the text; may be empty
     * @param bar the bar beside the text; empty if there is none
     * @param shade the shade of the colored mark before the text; empty if there is no mark. The segment of a bar that the text
     *     explains has the same shade
     */
    record Cell(String text, String detail, List<Segment> bar, String shade) {
        Cell {
            text = Text.printable(text);
            detail = Text.printable(detail);
            bar = List.copyOf(bar);
        }

        static Cell of(String text) {
            return new Cell(text, "", List.of(), "");
        }

        static Cell of(String text, String detail) {
            return new Cell(text, detail, List.of(), "");
        }

        static Cell bar(String text, List<Segment> bar) {
            return new Cell(text, "", bar, "");
        }
    }
}
