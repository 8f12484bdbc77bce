package ebscensus.report;

import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Report;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Prices;
import ebscensus.core.request.Dimension;
import ebscensus.report.money.Bill;
import ebscensus.report.money.Convertible;
import ebscensus.report.money.Holding;
import ebscensus.report.money.NamedVolume;
import ebscensus.report.money.PricedCube;
import ebscensus.report.money.Savings;
import ebscensus.report.money.SavingsFinder;
import ebscensus.report.money.Step;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All volumes that AWS charges for, whether attached or not, and their costs. The constructor rejects breakdowns that do not
 * add up to {@code uses}.
 *
 * @param uses the volumes by use (their state, such as running or unattached), including uses without volumes
 * @param by the breakdowns: for each value of each dimension, the volumes by use
 * @param cube the cells that add up to the breakdowns; the cube has no cells if only the breakdowns are known
 * @param convertible the volumes from which the savings are computed, by location; empty for early reports of version 2, which
 *     do not include these volumes
 * @param largest for each use in {@link #WASTE}, its most expensive volumes, or its largest volumes if no cost is known or there
 *     are several currencies
 * @param notCounted the sources (parts of a scope, such as its Recycle Bin) that were not counted in full, see
 *     {@link #isAtLeast}
 */
public record Billed(
        SortedMap<Use, Holding> uses,
        SortedMap<Dimension, SortedMap<String, SortedMap<Use, Holding>>> by,
        PricedCube cube,
        Priced prices,
        Savings savings,
        SortedMap<Location, Convertible> convertible,
        SortedMap<Use, List<NamedVolume>> largest,
        List<NotCounted> notCounted) {
    /** The uses whose most expensive volumes are shown. */
    public static final List<Use> WASTE = List.of(Use.UNATTACHED, Use.STOPPED);

    public Billed {
        uses = unmodifiable(all(uses));
        var breakdowns = new TreeMap<Dimension, SortedMap<String, SortedMap<Use, Holding>>>();
        by.forEach((dimension, values) -> {
            var copy = new TreeMap<String, SortedMap<Use, Holding>>();
            values.forEach((value, itsUses) -> {
                if (!itsUses.isEmpty()) {
                    copy.put(value, unmodifiable(itsUses));
                }
            });
            breakdowns.put(dimension, unmodifiable(copy));
        });
        by = unmodifiable(breakdowns);
        convertible = unmodifiable(convertible);
        var lists = new TreeMap<Use, List<NamedVolume>>();
        WASTE.forEach(use -> lists.put(use, List.of()));
        largest.forEach((use, volumes) -> lists.put(use, List.copyOf(volumes)));
        largest = unmodifiable(lists);
        notCounted = List.copyOf(notCounted);
        for (var breakdown : by.entrySet()) {
            requireSum(breakdown.getKey().name(), breakdown.getValue(), uses);
        }
        if (!cube.cells().isEmpty() && !cube.by().equals(by)) {
            throw new IllegalArgumentException("the cells do not add up to the breakdowns");
        }
        if (!convertible.isEmpty() && !finder(convertible, prices).savings().equals(savings)) {
            throw new IllegalArgumentException("the savings do not match the convertible volumes and the prices");
        }
    }

    /** The result of a census at the given prices. */
    public static Billed of(Report report, Prices prices) {
        var bill = new Bill(report.census(), prices);
        var cube = bill.cube();
        var by = cube.by();
        return new Billed(
                uses(by.getOrDefault(Dimension.REGION, Collections.emptySortedMap())),
                by,
                cube,
                Priced.of(prices, bill.unpriced()),
                bill.savings(),
                bill.convertible(),
                bill.largest(),
                report.census().notCounted());
    }

    /** The volumes of all uses together. */
    public Holding total() {
        return uses.values().stream().reduce(Holding.NONE, Holding::plus);
    }

    /** The volumes of running and stopped instances together. */
    public Holding attached() {
        return attached(uses);
    }

    public static Holding attached(Map<Use, Holding> uses) {
        return uses.entrySet().stream()
                .filter(use -> use.getKey().isAttached())
                .map(Map.Entry::getValue)
                .reduce(Holding.NONE, Holding::plus);
    }

    /** The arithmetic of the savings; empty if the report does not include the convertible volumes. */
    public List<Step> steps() {
        return finder(convertible, prices).steps();
    }

    private static SavingsFinder finder(SortedMap<Location, Convertible> convertible, Priced prices) {
        return new SavingsFinder(convertible, prices.known());
    }

    /** Whether this source was not counted in full in at least one scope, even if the request tolerates that. */
    boolean lacks(Source source) {
        return notCounted.stream().anyMatch(missing -> missing.source() == source);
    }

    /** Whether there may be more volumes of this use than were counted, for a reason that the request does not tolerate. */
    public boolean isAtLeast(Use use) {
        return notCounted.stream()
                .anyMatch(missing -> !missing.accepted() && missing.source().holds(use));
    }

    private static SortedMap<Use, Holding> all(Map<Use, Holding> uses) {
        var all = new TreeMap<Use, Holding>();
        for (Use use : Use.values()) {
            all.put(use, uses.getOrDefault(use, Holding.NONE));
        }
        return all;
    }

    private static SortedMap<Use, Holding> uses(Map<String, SortedMap<Use, Holding>> breakdown) {
        var sums = new TreeMap<Use, Holding>();
        breakdown.values().forEach(uses -> uses.forEach((use, holding) -> sums.merge(use, holding, Holding::plus)));
        return sums;
    }

    private static void requireSum(
            String what, Map<String, SortedMap<Use, Holding>> breakdown, Map<Use, Holding> expected) {
        var sums = all(uses(breakdown));
        if (!sums.equals(expected)) {
            throw new IllegalArgumentException(what + " adds up to " + sums + ", but the uses are " + expected);
        }
    }

    private static <K, V> SortedMap<K, V> unmodifiable(SortedMap<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
