package ebscensus.core.census;

import ebscensus.core.request.Dimension;
import java.util.List;
import java.util.function.Function;

/**
 * The combination of values that a volume is counted under.
 *
 * @param values one value for each dimension of the cube, in the order of the dimensions
 */
public record Cell(List<String> values) {
    public Cell {
        values = List.copyOf(values);
    }

    /** The cell with these values, one for each dimension. */
    public static Cell of(List<Dimension> dimensions, Function<Dimension, String> value) {
        var values = new String[dimensions.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(dimensions.get(i));
        }
        return new Cell(List.of(values));
    }
}
