package ebscensus.benchmark;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines over two logarithmic axes and a mark on the lower one, as SVG. */
record Plot(String title, Axis x, Axis y, List<Line> lines, Mark mark) {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 430;
    private static final int LEFT = 76;
    private static final int RIGHT = 620;
    private static final int TOP = 48;
    private static final int BOTTOM = 372;

    /** Told apart by the colour-blind too. Source: Okabe and Ito, jfly.uni-koeln.de/color, 2008. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

    Plot {
        lines = List.copyOf(lines);
    }

    /** @param figure how a value is written at a tick */
    record Axis(String label, DoubleFunction<String> figure) {}

    /**
     * @param colour 0 to 6; lines that belong together share one
     * @param dashed to tell such lines apart
     */
    record Line(String label, int colour, boolean dashed, List<Point> points) {
        Line {
            points = List.copyOf(points);
        }
    }

    /** A place on the lower axis that is of interest; positive. */
    record Mark(String label, double x) {}

    /** Both positive. */
    record Point(double x, double y) {
        Point {
            if (!(x > 0 && y > 0)) {
                throw new IllegalArgumentException("no logarithm: " + x + ", " + y);
            }
        }
    }

    String svg() {
        var across = LogScale.of(points().map(Point::x).toList(), LEFT, RIGHT);
        var up = LogScale.of(points().map(Point::y).toList(), BOTTOM, TOP);
        var svg = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#333">
            <rect width="%1$d" height="%2$d" fill="#fff"/>
            <text x="%3$d" y="28" font-size="16" font-weight="bold">%4$s</text>
            """.formatted(WIDTH, HEIGHT, LEFT, escaped(title)));
        for (double tick : across.ticks()) {
            grid(svg, across.at(tick), BOTTOM, across.at(tick), TOP);
            text(svg, across.at(tick), BOTTOM + 20, "middle", x.figure().apply(tick));
        }
        for (double tick : up.ticks()) {
            grid(svg, LEFT, up.at(tick), RIGHT, up.at(tick));
            text(svg, LEFT - 8, up.at(tick) + 4, "end", y.figure().apply(tick));
        }
        text(svg, (LEFT + RIGHT) / 2.0, BOTTOM + 44, "middle", x.label());
        svg.append("<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n"
                .formatted((TOP + BOTTOM) / 2, escaped(y.label())));
        mark(svg, across.at(mark.x()));
        IntStream.range(0, lines.size()).forEach(i -> line(svg, i, across, up));
        return svg.append("</svg>\n").toString();
    }

    private Stream<Point> points() {
        return lines.stream().flatMap(line -> line.points().stream());
    }

    private void line(StringBuilder svg, int index, LogScale across, LogScale up) {
        var line = lines.get(index);
        var path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? "M" : " L")
                    .append(place(across.at(point.x())))
                    .append(" ")
                    .append(place(up.at(point.y())));
        }
        int legend = TOP + 12 + 24 * index;
        stroke(svg, path.toString(), index);
        stroke(svg, "M%d %d h24".formatted(RIGHT + 16, legend), index);
        text(svg, RIGHT + 46, legend + 4, "start", line.label());
    }

    private void stroke(StringBuilder svg, String path, int index) {
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.2\" stroke-linejoin=\"round\"%s/>\n"
                .formatted(
                        path,
                        COLOURS.get(lines.get(index).colour()),
                        lines.get(index).dashed() ? " stroke-dasharray=\"6 4\"" : ""));
    }

    private void mark(StringBuilder svg, double x) {
        svg.append(
                "<path d=\"M%s %d V%d\" stroke=\"#333\" stroke-dasharray=\"2 3\"/>\n".formatted(place(x), BOTTOM, TOP));
        text(svg, x - 6, TOP + 16, "end", mark.label());
    }

    private static void grid(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(
                "<path d=\"M%s %s L%s %s\" stroke=\"#ddd\"/>\n".formatted(place(x1), place(y1), place(x2), place(y2)));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(place(x), place(y), anchor, escaped(text)));
    }

    /** To a tenth of a pixel. */
    private static String place(double coordinate) {
        return Double.toString(Math.rint(10 * coordinate) / 10);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
