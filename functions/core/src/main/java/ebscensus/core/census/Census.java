package ebscensus.core.census;

import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Empty;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The merged result with its verdict.
 *
 * @param cube all attached volumes, by the fixed dimensions and the tags that the request groups by
 * @param ledger one line for each scope, in the order of {@link Scope}; its sums must equal the cube's
 */
public record Census(Cube cube, List<LedgerLine> ledger) {
    public Census {
        ledger = List.copyOf(ledger);
        var counted = cube.total();
        var accounted = ledger.stream().map(LedgerLine::totals).reduce(Measures.NONE, Measures::plus);
        if (!counted.equals(accounted)) {
            throw new IllegalStateException("the ledger adds up to " + accounted + ", but the total is " + counted);
        }
        if (instances(ledger) < 0) {
            throw new IllegalStateException("the ledger has measured " + instances(ledger) + " instances");
        }
    }

    /**
     * Closes the ledger from the listings and the measurements.
     *
     * @param groupBy the dimensions that the request groups by
     * @param listed each scope of the census once
     * @throws IllegalStateException if the two do not match, which is an error in the program and not in the fleet
     */
    public static Census of(List<String> groupBy, List<ListedScope> listed, Partial measured) {
        var partials = new HashMap<Scope, ScopePartial>();
        measured.scopes().forEach(partial -> partials.put(partial.scope(), partial));
        var ledger = listed.stream()
                .map(scope -> line(scope, partials.remove(scope.scope())))
                .sorted((one, other) -> one.scope().compareTo(other.scope()))
                .toList();
        if (!partials.isEmpty()) {
            throw new IllegalStateException("measured but never listed: " + partials.keySet());
        }
        return new Census(cube(groupBy, measured), ledger);
    }

    /** The number of instances that were measured. */
    public long instances() {
        return instances(ledger);
    }

    public Measures totals() {
        return cube.total();
    }

    /**
     * The totals by the values of one dimension. Accounts and regions whose instances have no volumes are included.
     *
     * @throws IllegalArgumentException if the cube does not have the dimension
     */
    public SortedMap<String, Measures> by(Dimension dimension) {
        var breakdown = new TreeMap<>(cube.by(dimension));
        if (dimension.equals(Dimension.ACCOUNT) || dimension.equals(Dimension.REGION)) {
            boolean isAccount = dimension.equals(Dimension.ACCOUNT);
            ledger.stream()
                    .filter(line -> line.instancesMeasured() > 0)
                    .map(line ->
                            isAccount ? line.scope().account() : line.scope().region())
                    .forEach(name -> breakdown.putIfAbsent(name, Measures.NONE));
        }
        return Collections.unmodifiableSortedMap(breakdown);
    }

    /** The result of {@link #by} for each dimension of the cube. */
    public SortedMap<Dimension, SortedMap<String, Measures>> breakdowns() {
        var breakdowns = new TreeMap<Dimension, SortedMap<String, Measures>>();
        cube.dimensions().forEach(dimension -> breakdowns.put(dimension, by(dimension)));
        return Collections.unmodifiableSortedMap(breakdowns);
    }

    /** Never COMPLETE if nothing was counted, whatever the request tolerates. */
    public Verdict verdict() {
        boolean isAnythingCounted = ledger.stream().anyMatch(line -> !line.isMissing());
        return isAnythingCounted && missing().isEmpty() ? Verdict.COMPLETE : Verdict.INCOMPLETE;
    }

    /** A copy that accepts the absence of these scopes. */
    public Census accepting(Tolerance tolerance) {
        return new Census(
                cube, ledger.stream().map(line -> line.accepting(tolerance)).toList());
    }

    /** The lines of scopes that are incomplete without being accepted. */
    public List<LedgerLine> missing() {
        return ledger.stream()
                .filter(line -> line.isMissing() && !line.accepted())
                .toList();
    }

    /** The lines of scopes that are incomplete and that the request tolerates. */
    public List<LedgerLine> accepted() {
        return ledger.stream().filter(LedgerLine::accepted).toList();
    }

    private static long instances(List<LedgerLine> ledger) {
        return ledger.stream().mapToLong(LedgerLine::instancesMeasured).reduce(0, Math::addExact);
    }

    private static Cube cube(List<String> groupBy, Partial measured) {
        var tags = groupBy.stream().map(Dimension::new).sorted();
        var sum = new Cube.Sum(Stream.concat(Dimension.FIXED.stream(), tags).toList());
        measured.scopes().forEach(scope -> sum.add(scope.cube().in(scope.scope())));
        var cube = sum.cube();
        return cube.equals(Cube.NONE) ? new Cube(sum.dimensions(), Map.of()) : cube;
    }

    private static LedgerLine line(ListedScope listed, @Nullable ScopePartial measured) {
        var partial = measured == null ? ScopePartial.empty(listed.scope(), null) : measured;
        if (partial.instances() > listed.instances()) {
            throw new IllegalStateException(listed.scope() + ": " + partial.instances()
                    + " instances measured, but only " + listed.instances() + " listed");
        }
        return new LedgerLine(
                listed.scope(),
                outcome(listed, partial),
                listed.instances(),
                partial.instances(),
                partial.vanished(),
                partial.totals(),
                listed.calls().plus(partial.calls()),
                false);
    }

    private static Outcome outcome(ListedScope listed, ScopePartial partial) {
        if (listed.failure() != null) {
            return listed.failure();
        }
        if (partial.failure() != null) {
            return partial.failure();
        }
        if (partial.instances() < listed.instances()) {
            return new Failed("", "Unaccounted", "listed but not measured, for no recorded cause", "", false);
        }
        return listed.instances() == 0 ? new Empty() : new Measured();
    }
}
