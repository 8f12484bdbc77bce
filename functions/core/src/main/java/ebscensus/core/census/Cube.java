package ebscensus.core.census;

import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Holds the sums of volumes by several dimensions at once. Every total and every breakdown is computed from a cube.
 *
 * <p>A cube with tags has at most {@link #MOST_CELLS} cells, and its cells together have at most the same number of
 * {@link BillingUnits#gp2Sizes gp2 sizes}. A cube that would have more becomes coarse: every tag then has the value
 * {@link Labels#TOO_MANY} for all volumes, and the other dimensions stay exact. A coarse cube stays coarse. Whether a cube
 * becomes coarse does not depend on the order in which volumes are added.
 *
 * @param dimensions each dimension once, in order
 * @param cells the sums of each cell that has at least one volume
 */
public record Cube(List<Dimension> dimensions, Map<Cell, Measures> cells) {
    /**
     * The maximum number of cells. Our own choice: 100,000 cells take about 25 MB in memory and 10 MB in a report. A tag with
     * more values identifies single instances, for which a list of volumes is more useful than a breakdown.
     */
    public static final int MOST_CELLS = 100_000;

    /** The cube without volumes, which is the identity of {@link #plus} for cubes of any dimensions. */
    public static final Cube NONE = new Cube(List.of(), Map.of());

    public Cube {
        dimensions = List.copyOf(dimensions);
        if (!dimensions.equals(dimensions.stream().sorted().distinct().toList())) {
            throw new IllegalArgumentException("dimensions out of order or repeated: " + dimensions);
        }
        for (Cell cell : cells.keySet()) {
            if (cell.values().size() != dimensions.size()) {
                throw new IllegalArgumentException(cell + " is no cell of " + dimensions);
            }
        }
        cells = Map.copyOf(cells);
    }

    /**
     * Returns the sum of this and the other cube. The operation is associative and commutative with identity {@link #NONE}; an
     * overflow throws an ArithmeticException.
     *
     * @throws IllegalArgumentException if the other cube is not empty and has other dimensions
     */
    public Cube plus(Cube other) {
        return dimensions.isEmpty()
                ? other
                : new Sum(dimensions).add(this).add(other).cube();
    }

    public Measures total() {
        return Measures.sum(cells.values().stream());
    }

    /**
     * The sums for each value of one dimension.
     *
     * @throws IllegalArgumentException if the cube does not have the dimension
     */
    public SortedMap<String, Measures> by(Dimension dimension) {
        int index = indexOf(dimension);
        var sums = new HashMap<String, Measures.Sum>();
        cells.forEach((cell, measures) -> sums.computeIfAbsent(cell.values().get(index), _ -> new Measures.Sum())
                .add(measures));
        var breakdown = new TreeMap<String, Measures>();
        sums.forEach((value, sum) -> breakdown.put(value, sum.measures()));
        return Collections.unmodifiableSortedMap(breakdown);
    }

    /**
     * The cells whose value in the dimension satisfies the predicate.
     *
     * @throws IllegalArgumentException if the cube has cells but does not have the dimension
     */
    public Cube where(Dimension dimension, Predicate<String> value) {
        int index = cells.isEmpty() ? 0 : indexOf(dimension);
        var part = new HashMap<Cell, Measures>();
        cells.forEach((cell, measures) -> {
            if (value.test(cell.values().get(index))) {
                part.put(cell, measures);
            }
        });
        return new Cube(dimensions, part);
    }

    /** The part of the cube with the attached volumes. */
    public Cube attached() {
        return where(Dimension.USE, use -> Use.of(use).isAttached());
    }

    /** A copy with the account and the region of this scope as additional dimensions. */
    Cube in(Scope scope) {
        var placed = new HashMap<Cell, Measures>();
        cells.forEach((cell, measures) -> placed.put(
                new Cell(Stream.concat(Stream.of(scope.account(), scope.region()), cell.values().stream())
                        .toList()),
                measures));
        return new Cube(
                Stream.concat(Stream.of(Dimension.ACCOUNT, Dimension.REGION), dimensions.stream())
                        .toList(),
                placed);
    }

    /** A coarse copy, in which tags do not distinguish volumes. */
    Cube coarse() {
        return isCoarse() ? this : new Sum(dimensions).coarsened().add(this).cube();
    }

    /** Whether the cube is coarse. One cell is enough to see this, because either all cells of a cube are coarse or none is. */
    boolean isCoarse() {
        int tag = firstTag();
        return tag >= 0
                && cells.keySet().stream()
                        .limit(1)
                        .anyMatch(cell -> cell.values().get(tag).equals(Labels.TOO_MANY));
    }

    private int indexOf(Dimension dimension) {
        int index = dimensions.indexOf(dimension);
        if (index < 0) {
            throw new IllegalArgumentException("a cube by " + dimensions + " has no " + dimension);
        }
        return index;
    }

    /** The number of gp2 sizes; a size that occurs in several cells is counted once for each of them. */
    long gp2Sizes() {
        return cells.values().stream()
                .mapToLong(measures -> measures.billed().gp2Sizes().size())
                .sum();
    }

    private int firstTag() {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).isTag()) {
                return i;
            }
        }
        return -1;
    }

    /** Adds up volumes into a cube. Not thread-safe. */
    public static final class Sum {
        private final List<Dimension> dimensions;
        private Map<Cell, Measures.Sum> cells = new HashMap<>();
        private long gp2Sizes;
        private boolean isCoarse;

        public Sum(List<Dimension> dimensions) {
            this.dimensions = dimensions;
        }

        public List<Dimension> dimensions() {
            return dimensions;
        }

        Sum add(Cube cube) {
            if (!cube.cells().isEmpty() && !cube.dimensions().equals(dimensions)) {
                throw new IllegalArgumentException(
                        "a cube by " + cube.dimensions() + " cannot be added to one by " + dimensions);
            }
            if (cube.isCoarse()) {
                coarsened();
            }
            cube.cells().forEach(this::add);
            return this;
        }

        public void add(Cell cell, VolumeSpec volume) {
            add(cell, sum -> sum.add(volume));
        }

        void add(Cell cell, Measures measures) {
            add(cell, sum -> sum.add(measures));
        }

        private void add(Cell cell, Consumer<Measures.Sum> more) {
            var sum = cells.computeIfAbsent(isCoarse ? coarse(cell) : cell, _ -> new Measures.Sum());
            int sizes = sum.gp2Sizes();
            more.accept(sum);
            gp2Sizes += sum.gp2Sizes() - sizes;
            if (!isCoarse && Math.max(cells.size(), gp2Sizes) > MOST_CELLS) {
                coarsened();
            }
        }

        public Cube cube() {
            var sums = new HashMap<Cell, Measures>();
            cells.forEach((cell, sum) -> sums.put(cell, sum.measures()));
            return sums.isEmpty() ? NONE : new Cube(dimensions, sums);
        }

        private Sum coarsened() {
            if (!isCoarse) {
                isCoarse = true;
                var fine = cells;
                cells = new HashMap<>();
                fine.forEach((cell, sum) -> add(cell, sum.measures()));
            }
            return this;
        }

        private Cell coarse(Cell cell) {
            var values = cell.values().iterator();
            return Cell.of(dimensions, dimension -> {
                String value = values.next();
                return dimension.isTag() ? Labels.TOO_MANY : value;
            });
        }
    }
}
