package ebscensus.report.change;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Location;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.change.Change.Dated;
import ebscensus.report.money.PricedCell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two reports. The volumes of one use (their state, such as running) in one scope are compared if both requests select
 * the same volumes and both reports counted all of them. Otherwise the whole difference of these volumes is attributed to a
 * difference in what the reports counted, see {@link ChangeCause#isCoverage}.
 */
final class Comparison {
    private static final Comparator<CoverageChange> LARGEST_FIRST = Comparator.comparingLong(
                    (CoverageChange change) -> Math.abs(change.effect().gibibytes()))
            .reversed()
            .thenComparing(CoverageChange::scope)
            .thenComparing(CoverageChange::cause);

    private final Overview before;
    private final Overview after;
    private final Seen seenBefore;
    private final Seen seenAfter;
    private final boolean isSameSelection;
    private final boolean isByCells;
    private final Sheet old;
    private final Sheet now;
    private final SortedSet<String> currencies;
    private final @Nullable OldPrices prices;
    private final List<Line> lines;
    private final Set<Place> filledBefore;
    private final Set<Place> filledAfter;

    Comparison(Overview before, Overview after) {
        this.before = before;
        this.after = after;
        this.seenBefore = new Seen(before);
        this.seenAfter = new Seen(after);
        this.isSameSelection = Differences.isSameSelection(before, after);
        var cubeBefore = Sheet.cube(before);
        var cubeAfter = Sheet.cube(after);
        if (cubeBefore == null || cubeAfter == null) {
            this.isByCells = false;
            this.old = Sheet.ofLedger(before);
            this.now = Sheet.ofLedger(after);
            this.currencies = Collections.emptySortedSet();
            this.prices = null;
        } else {
            var dimensions = Sheet.common(cubeBefore, cubeAfter);
            this.isByCells = true;
            this.old = Sheet.ofCells(cubeBefore, dimensions);
            this.now = Sheet.ofCells(cubeAfter, dimensions);
            this.currencies = Differences.comparedCurrencies(before.billed(), after.billed());
            this.prices = prices(before.billed(), after.billed(), currencies);
        }
        this.lines = cells().stream().map(this::line).toList();
        this.filledBefore = filled(TypePair::before);
        this.filledAfter = filled(TypePair::after);
    }

    /** The volumes of one cell in both reports, and the place of the cell. */
    private record Line(TypePair pair, Place place) {
        Cell cell() {
            return pair.cell();
        }
    }

    /** A scope and a use. Either all volumes of a place are compared or none of them. */
    private record Place(Scope scope, Use use) {}

    /** Whether the volumes of this use in the scope are compared. */
    boolean isCovered(Scope scope, Use use) {
        return uncovered(new Place(scope, use)) == null;
    }

    Change change() {
        var effects = new TreeMap<Cell, Effects>();
        var groups = new LinkedHashMap<Cell, List<TypePair>>();
        var coverage = new TreeMap<String, CoverageChange>();
        for (Line line : lines) {
            var pair = line.pair();
            var cause = uncovered(line.place());
            if (cause == null) {
                groups.computeIfAbsent(group(line.cell()), _ -> new ArrayList<>())
                        .add(pair);
            } else {
                var difference = quantity(pair.after()).minus(quantity(pair.before()));
                effects.put(line.cell(), Effects.of(cause, difference));
                add(coverage, line.place(), cause, difference);
            }
        }
        groups.values().forEach(types -> new Group(location(types.getFirst()), types, prices).addTo(effects));
        effects.values().removeIf(Effects.NONE::equals);
        return change(effects, coverage);
    }

    private Change change(SortedMap<Cell, Effects> effects, SortedMap<String, CoverageChange> coverage) {
        var uses = new TreeMap<Use, ComparedSum>();
        var by = new TreeMap<Dimension, SortedMap<String, ComparedSum>>();
        var dimensions = old.dimensions();
        dimensions.stream()
                .filter(dimension -> !dimension.equals(Dimension.USE))
                .forEach(dimension -> by.put(dimension, new TreeMap<>()));
        for (Line line : lines) {
            var compared = compared(line, effects.getOrDefault(line.cell(), Effects.NONE));
            uses.computeIfAbsent(line.place().use(), _ -> new ComparedSum()).add(compared);
            by.forEach((dimension, values) -> values.computeIfAbsent(
                            old.value(line.cell(), dimension), _ -> new ComparedSum())
                    .add(compared));
        }
        var names = new TreeMap<>(before.accountNames());
        names.putAll(after.accountNames());
        return new Change(
                Dated.of(before),
                Dated.of(after),
                Differences.notes(before, after, isByCells, dimensions, currencies),
                currencies,
                dimensions,
                sum(uses, _ -> true),
                sum(uses, Use::isAttached),
                isByCells ? all(uses) : new TreeMap<>(),
                changed(by),
                coverage.values().stream()
                        .filter(change -> !change.effect().isNone())
                        .sorted(LARGEST_FIRST)
                        .toList(),
                effects,
                names);
    }

    private SortedSet<Cell> cells() {
        var cells = new TreeSet<>(old.cells().keySet());
        cells.addAll(now.cells().keySet());
        return cells;
    }

    /** Why the volumes of a place are not compared; null if they are compared. */
    private @Nullable ChangeCause uncovered(Place place) {
        var use = place.use();
        if (!isSameSelection || seenBefore.isAskedFor(use) != seenAfter.isAskedFor(use)) {
            return ChangeCause.OTHER_REQUEST;
        }
        boolean isSeenBefore = seenBefore.isComplete(place.scope(), use);
        boolean isSeenAfter = seenAfter.isComplete(place.scope(), use);
        if (isSeenBefore && isSeenAfter) {
            return null;
        }
        if (!isSeenBefore && !filledBefore.contains(place)) {
            return ChangeCause.NEWLY_SEEN;
        }
        return !isSeenAfter && !filledAfter.contains(place) ? ChangeCause.NO_LONGER_SEEN : ChangeCause.PARTLY_SEEN;
    }

    private void add(SortedMap<String, CoverageChange> coverage, Place place, ChangeCause cause, Quantity difference) {
        coverage.merge(
                cause + " " + place.scope(),
                new CoverageChange(place.scope(), cause, difference, why(place, cause)),
                (one, other) -> new CoverageChange(
                        one.scope(), one.cause(), one.effect().plus(other.effect()), one.why()));
    }

    private String why(Place place, ChangeCause cause) {
        if (cause == ChangeCause.OTHER_REQUEST) {
            return "the two requests differ";
        }
        boolean isLaterOne = seenBefore.isComplete(place.scope(), place.use());
        return (isLaterOne ? "now: " : "before: ")
                + (isLaterOne ? seenAfter : seenBefore).why(place.scope(), place.use());
    }

    private Compared compared(Line line, Effects effects) {
        var quantity = quantity(line.pair().before());
        return new Compared(
                quantity,
                quantity(line.pair().after()),
                uncovered(line.place()) == null ? quantity : Quantity.NONE,
                effects);
    }

    private Quantity quantity(PricedCell cell) {
        return Quantity.of(cell.holding(), !currencies.isEmpty());
    }

    private Line line(Cell cell) {
        var pair = new TypePair(
                cell,
                old.value(cell, Dimension.TYPE),
                old.cells().getOrDefault(cell, PricedCell.NONE),
                now.cells().getOrDefault(cell, PricedCell.NONE));
        return new Line(pair, place(cell));
    }

    /** The places in which one of the reports has volumes; {@code side} selects the report. */
    private Set<Place> filled(Function<TypePair, PricedCell> side) {
        return lines.stream()
                .filter(line -> side.apply(line.pair()).holding().volumes() > 0)
                .map(Line::place)
                .collect(Collectors.toSet());
    }

    /** The cell without its type. Cells that differ only in their type form a group. */
    private Cell group(Cell cell) {
        var values = new ArrayList<>(cell.values());
        int type = old.dimensions().indexOf(Dimension.TYPE);
        if (type >= 0) {
            values.remove(type);
        }
        return new Cell(values);
    }

    private Location location(TypePair pair) {
        return Location.of(old.value(pair.cell(), Dimension.REGION), old.value(pair.cell(), Dimension.ZONE));
    }

    private Place place(Cell cell) {
        var scope = new Scope(old.value(cell, Dimension.ACCOUNT), old.value(cell, Dimension.REGION));
        return new Place(scope, isByCells ? Use.of(old.value(cell, Dimension.USE)) : Use.RUNNING);
    }

    private static @Nullable OldPrices prices(
            @Nullable Billed before, @Nullable Billed after, SortedSet<String> currencies) {
        return before == null || after == null || currencies.isEmpty()
                ? null
                : new OldPrices(before.prices(), after.prices());
    }

    private static SortedMap<Use, Compared> all(Map<Use, ComparedSum> uses) {
        var all = new TreeMap<Use, Compared>();
        Stream.of(Use.values()).forEach(use -> all.put(use, sum(uses, use::equals)));
        return all;
    }

    private static Compared sum(Map<Use, ComparedSum> uses, Predicate<Use> which) {
        var sum = new ComparedSum();
        uses.forEach((use, ofUse) -> {
            if (which.test(use)) {
                sum.add(ofUse.compared());
            }
        });
        return sum.compared();
    }

    private static SortedMap<Dimension, SortedMap<String, Compared>> changed(
            Map<Dimension, SortedMap<String, ComparedSum>> by) {
        var changed = new TreeMap<Dimension, SortedMap<String, Compared>>();
        by.forEach((dimension, sums) -> {
            var values = changed.computeIfAbsent(dimension, _ -> new TreeMap<>());
            sums.forEach((value, sum) -> values.put(value, sum.compared()));
            values.values().removeIf(compared -> compared.effects().equals(Effects.NONE));
        });
        return changed;
    }
}
