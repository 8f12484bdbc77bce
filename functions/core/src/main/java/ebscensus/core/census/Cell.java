package ebscensus.core.census;

import ebscensus.core.request.Dimension;
import java.util.List;
import java.util.function.Function;

/**
 * What a volume is counted under.
 *
 * @param values one for each dimension of the cube that the cell belongs to, in that order
 */
public record Cell(List<String> values) {
    public Cell {
        values = List.copyOf(values);
    }

    /** The cell that has this value in each of these dimensions. */
    public static Cell of(List<Dimension> dimensions, Function<Dimension, String> value) {
        var values = new String[dimensions.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(dimensions.get(i));
        }
        return new Cell(List.of(values));
    }
}
