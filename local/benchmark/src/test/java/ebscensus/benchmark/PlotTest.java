package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebscensus.benchmark.Plot.Axis;
import ebscensus.benchmark.Plot.Line;
import ebscensus.benchmark.Plot.Point;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PlotTest {
    private static final Axis AXIS = new Axis("instances & volumes", value -> Figures.count((long) value));

    @Test
    void an_svg_is_xml_with_every_label_and_every_line() throws Exception {
        var plot = new Plot(
                "a < b",
                AXIS,
                AXIS,
                List.of(
                        new Line("measured", 0, false, List.of(new Point(1, 10), new Point(1000, 20))),
                        new Line("floor", 1, true, List.of(new Point(1, 5), new Point(1000, 5)))),
                new Plot.Mark("here", 100));

        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(plot.svg())));

        assertThat(document.getDocumentElement().getTextContent())
                .contains("a < b", "instances & volumes", "measured", "floor", "1,000", "here");
        assertThat(plot.svg().split("stroke-dasharray=\"6 4\"", -1)).hasSize(3);
    }

    @Test
    void what_has_no_logarithm_is_refused() {
        assertThatThrownBy(() -> new Point(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_axis_ends_at_round_numbers_around_its_values() {
        var scale = LogScale.of(List.of(3.0, 700.0), 0, 100);

        assertThat(scale.least()).isEqualTo(2);
        assertThat(scale.most()).isEqualTo(1000);
        assertThat(scale.ticks()).containsExactly(2, 5, 10, 20, 50, 100, 200, 500, 1000);
    }

    @Test
    void equal_ratios_are_equally_far_apart() {
        var scale = LogScale.of(List.of(1.0, 10_000.0), 0, 100);

        assertThat(scale.at(10)).isCloseTo(25, within(1e-9));
        assertThat(scale.at(1000)).isCloseTo(75, within(1e-9));
        assertThat(scale.ticks()).containsExactly(1, 10, 100, 1000, 10_000);
    }
}
