package ebscensus.report;

import ebscensus.core.census.Cell;
import ebscensus.core.inventory.Component;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.report.money.PricedCell;
import ebscensus.report.money.PricedCube;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and reads the cells of a report. A cell has a value for every dimension, the totals of its volumes, and the units that
 * AWS charges for besides GiB.
 */
final class CellJson {
    /** The field of a report that contains the cells. */
    static final String CELLS = "cells";

    /**
     * The maximum number of cells in a report. Our own choice, because 100,000 cells take about 25 MB. If there are more cells,
     * the report includes only the breakdowns and no cells; exports always include all cells.
     */
    static final int MOST_CELLS = 100_000;

    private static final String UNITS = "units";

    private CellJson() {}

    static ObjectNode write(List<Dimension> dimensions, Map.Entry<Cell, PricedCell> cell) {
        var json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < dimensions.size(); i++) {
            json.put(dimensions.get(i).name(), cell.getKey().values().get(i));
        }
        json.setAll(HoldingJson.write(cell.getValue().holding()));
        var units = cell.getValue().units();
        if (!units.isEmpty()) {
            var ofComponents = json.putObject(UNITS);
            units.forEach((component, count) -> ofComponents.put(component.usage(), count));
        }
        return json;
    }

    /** Collects the cells while they are read one by one. */
    static final class Reading {
        private final SortedMap<Cell, PricedCell> cells = new TreeMap<>();
        private List<Dimension> dimensions = List.of();

        /** The number of cells so far. */
        int size() {
            return cells.size();
        }

        void add(Fields fields) {
            var itsDimensions = dimensions(fields);
            if (cells.isEmpty()) {
                dimensions = itsDimensions;
            } else if (!itsDimensions.equals(dimensions)) {
                throw fields.malformed("dimensions", "those of the first cell");
            }
            var cell = Cell.of(dimensions, dimension -> fields.text(dimension.name()));
            // The constructor of Scope rejects a wrong account or region with a message that says what is wrong.
            fields.checked(() -> new Scope(cell.values().get(0), cell.values().get(1)));
            var units = fields.has(UNITS) ? units(fields.object(UNITS)) : new TreeMap<Component, Long>();
            var holding = HoldingJson.read(fields);
            if (cells.put(cell, fields.checked(() -> new PricedCell(holding, units))) != null) {
                throw fields.malformed("values", "different from those of every earlier cell");
            }
        }

        /**
         * @param others the dimensions of the breakdowns; a cube without cells has these dimensions and {@link Dimension#USE}
         */
        PricedCube cube(Collection<Dimension> others) {
            return new PricedCube(cells.isEmpty() ? withUse(others) : dimensions, cells);
        }

        private static List<Dimension> withUse(Collection<Dimension> others) {
            return others.isEmpty()
                    ? List.of()
                    : Stream.concat(others.stream(), Stream.of(Dimension.USE))
                            .sorted()
                            .toList();
        }

        private static List<Dimension> dimensions(Fields fields) {
            var dimensions = new ArrayList<>(Dimension.FIXED);
            fields.names().stream()
                    .filter(name -> name.startsWith("tag:"))
                    .map(name -> fields.checked(() -> new Dimension(name)))
                    .sorted()
                    .forEach(dimensions::add);
            return dimensions;
        }

        private static SortedMap<Component, Long> units(Fields fields) {
            var units = new TreeMap<Component, Long>();
            for (String usage : fields.names()) {
                var component = Component.ofUsage(usage)
                        .orElseThrow(() -> fields.malformed(usage, "a usage type that AWS charges for"));
                units.put(component, fields.count(usage));
            }
            return units;
        }
    }
}
