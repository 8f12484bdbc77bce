package ebscensus.report.money;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Use;
import ebscensus.core.request.Dimension;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cells of a census, with the cost of their volumes.
 *
 * @param dimensions each dimension once, in order; can be empty only if there are no cells
 */
public record PricedCube(List<Dimension> dimensions, SortedMap<Cell, PricedCell> cells) {
    /** A cube without dimensions and cells. It also stands for a fleet of which only the breakdowns are known. */
    public static final PricedCube NONE = new PricedCube(List.of(), Collections.emptySortedMap());

    public PricedCube {
        dimensions = List.copyOf(dimensions);
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        if (!cells.isEmpty() && !dimensions.subList(0, Dimension.FIXED.size()).equals(Dimension.FIXED)) {
            throw new IllegalArgumentException("cells by " + dimensions + "; the first must be " + Dimension.FIXED);
        }
        for (Cell cell : cells.keySet()) {
            if (cell.values().size() != dimensions.size()) {
                throw new IllegalArgumentException(cell + " is no cell of " + dimensions);
            }
            Use.of(cell.values().get(dimensions.indexOf(Dimension.USE)));
        }
    }

    /** The breakdowns: for each value of each dimension except use, the volumes by use. */
    public SortedMap<Dimension, SortedMap<String, SortedMap<Use, Holding>>> by() {
        var by = new TreeMap<Dimension, SortedMap<String, SortedMap<Use, Holding>>>();
        dimensions.stream()
                .filter(dimension -> !dimension.equals(Dimension.USE))
                .forEach(dimension -> by.put(dimension, new TreeMap<>()));
        cells.forEach((cell, priced) -> by.forEach((dimension, breakdown) -> breakdown
                .computeIfAbsent(value(cell, dimension), _ -> new TreeMap<>())
                .merge(use(cell), priced.holding(), Holding::plus)));
        return by;
    }

    public Use use(Cell cell) {
        return Use.of(value(cell, Dimension.USE));
    }

    /** @throws IndexOutOfBoundsException if the cube does not have the dimension */
    public String value(Cell cell, Dimension dimension) {
        return cell.values().get(dimensions.indexOf(dimension));
    }
}
