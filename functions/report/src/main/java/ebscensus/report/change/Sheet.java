package ebscensus.report.change;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Labels;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.request.Dimension;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.money.Holding;
import ebscensus.report.money.Monthly;
import ebscensus.report.money.PricedCell;
import ebscensus.report.money.PricedCube;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cells of a report, reduced to the dimensions in which two reports are compared. */
record Sheet(List<Dimension> dimensions, SortedMap<Cell, PricedCell> cells) {
    /** The attached volumes in the ledger, by account and region. They are compared if one of the two reports has no cells. */
    static Sheet ofLedger(Overview report) {
        var dimensions = List.of(Dimension.ACCOUNT, Dimension.REGION);
        var cells = new TreeMap<Cell, PricedCell>();
        for (LedgerLine line : report.ledger()) {
            if (!line.totals().equals(Measures.NONE)) {
                var totals = line.totals();
                var holding = Holding.of(totals, Monthly.unpriced(totals.volumes()));
                cells.merge(
                        new Cell(List.of(line.scope().account(), line.scope().region())),
                        new PricedCell(holding, new TreeMap<>()),
                        PricedCell::plus);
            }
        }
        return new Sheet(dimensions, cells);
    }

    /** @param dimensions some or all dimensions of the cube; cells with the same values in these dimensions are merged */
    static Sheet ofCells(PricedCube cube, List<Dimension> dimensions) {
        if (dimensions.equals(cube.dimensions())) {
            return new Sheet(dimensions, cube.cells());
        }
        var cells = new TreeMap<Cell, PricedCell>();
        cube.cells()
                .forEach((cell, priced) -> cells.merge(
                        Cell.of(dimensions, dimension -> cube.value(cell, dimension)), priced, PricedCell::plus));
        return new Sheet(dimensions, cells);
    }

    /** The cells of a report; null if the report does not list volumes by use, or has volumes but no cells. */
    static @Nullable PricedCube cube(Overview report) {
        Billed billed = report.billed();
        return billed == null
                        || (billed.cube().cells().isEmpty() && billed.total().volumes() > 0)
                ? null
                : billed.cube();
    }

    /** The dimensions that both reports have, without tags whose only value is {@code (too many)}. */
    static List<Dimension> common(PricedCube one, PricedCube other) {
        return Stream.concat(
                        Dimension.FIXED.stream(),
                        tags(one.cells().isEmpty() ? other : one).filter(tag -> hasTag(one, tag) && hasTag(other, tag)))
                .toList();
    }

    String value(Cell cell, Dimension dimension) {
        int index = dimensions.indexOf(dimension);
        return index < 0 ? "" : cell.values().get(index);
    }

    private static Stream<Dimension> tags(PricedCube cube) {
        return cube.dimensions().stream().filter(Dimension::isTag);
    }

    private static boolean hasTag(PricedCube cube, Dimension tag) {
        return cube.cells().isEmpty()
                || (cube.dimensions().contains(tag)
                        && !cube.value(cube.cells().firstKey(), tag).equals(Labels.TOO_MANY));
    }
}
