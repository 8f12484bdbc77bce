package ebscensus.core.census;

import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.Dimension;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A combination of one value for each dimension of a cube. Each volume is counted in one cell.
 *
 * @param values one value for each dimension of the cube, in the order of the dimensions
 */
public record Cell(List<String> values) implements Comparable<Cell> {
    public Cell {
        values = List.copyOf(values);
    }

    /** The cell of a volume within its scope. */
    public static Cell of(List<Dimension> dimensions, VolumeSpec volume, Use use, Map<Dimension, String> labels) {
        return of(
                dimensions,
                dimension -> dimension.isTag()
                        ? labels.getOrDefault(dimension, Labels.UNTAGGED)
                        : fixed(dimension, volume, use));
    }

    /**
     * The value of a volume in the dimension.
     *
     * @throws IllegalArgumentException if the dimension is not zone, type or use, because a volume by itself has no value in
     *     any other dimension
     */
    static String fixed(Dimension dimension, VolumeSpec volume, Use use) {
        if (dimension.equals(Dimension.ZONE)) {
            return volume.zone();
        }
        if (dimension.equals(Dimension.TYPE)) {
            return volume.type();
        }
        if (dimension.equals(Dimension.USE)) {
            return use.label();
        }
        throw new IllegalArgumentException("a volume by itself has no " + dimension);
    }

    /** The cell with the value that the function returns for each dimension. */
    public static Cell of(List<Dimension> dimensions, Function<Dimension, String> value) {
        var values = new String[dimensions.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(dimensions.get(i));
        }
        return new Cell(List.of(values));
    }

    /** Orders cells by the first value in which they differ. All cells of a cube have the same number of values. */
    @Override
    public int compareTo(Cell other) {
        int common = Math.min(values.size(), other.values.size());
        for (int i = 0; i < common; i++) {
            int order = values.get(i).compareTo(other.values.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(values.size(), other.values.size());
    }
}
