package ebscensus.core;

import ebscensus.core.Outcome.Empty;
import ebscensus.core.Outcome.Failed;
import ebscensus.core.Outcome.Measured;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The merged result with its verdict. Every breakdown adds up to {@code totals}: a census that does not cannot be made.
 *
 * @param instances of the fleet that have been measured
 * @param byTag for each key that the request groups by, such as {@code tag:team}, the totals by {@link Labels label}
 * @param ledger one line for each scope, in the order of {@link Scope}
 */
public record Census(
        long instances,
        VolumeTotals totals,
        SortedMap<String, VolumeTotals> byAccount,
        SortedMap<String, VolumeTotals> byRegion,
        SortedMap<String, VolumeTotals> byType,
        SortedMap<String, SortedMap<String, VolumeTotals>> byTag,
        List<LedgerLine> ledger) {

    public Census {
        requireSum("byAccount", byAccount, totals);
        requireSum("byRegion", byRegion, totals);
        requireSum("byType", byType, totals);
        for (var breakdown : byTag.entrySet()) {
            requireSum(breakdown.getKey(), breakdown.getValue(), totals);
        }
        ledger = List.copyOf(ledger);
    }

    /**
     * Closes the ledger over what was listed and what was measured of it.
     *
     * @param groupBy the request's
     * @param listed every scope of the census, once
     * @throws IllegalStateException if the two do not fit together: the program is wrong then, not the fleet
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
        return closed(groupBy, ledger, measured);
    }

    /** Never COMPLETE where nothing was counted, whatever the request tolerates. */
    public Verdict verdict() {
        boolean isAnythingCounted = ledger.stream().anyMatch(line -> !line.isMissing());
        return isAnythingCounted && missing().isEmpty() ? Verdict.COMPLETE : Verdict.INCOMPLETE;
    }

    /** The same census, where the absence of these scopes is accepted. */
    public Census accepting(Tolerance tolerance) {
        return new Census(
                instances,
                totals,
                byAccount,
                byRegion,
                byType,
                byTag,
                ledger.stream().map(line -> line.accepting(tolerance)).toList());
    }

    /** The lines of the scopes of which something is missing that was not accepted. */
    public List<LedgerLine> missing() {
        return ledger.stream()
                .filter(line -> line.isMissing() && !line.accepted())
                .toList();
    }

    /** The lines of the scopes of which something is missing, and the request accepts it. */
    public List<LedgerLine> accepted() {
        return ledger.stream().filter(LedgerLine::accepted).toList();
    }

    private static Census closed(List<String> groupBy, List<LedgerLine> ledger, Partial measured) {
        var byTag = new TreeMap<String, SortedMap<String, VolumeTotals>>();
        for (int key = 0; key < groupBy.size(); key++) {
            int index = key;
            byTag.put(
                    groupBy.get(key), breakdown(measured, kind -> kind.labels().get(index)));
        }
        return new Census(
                ledger.stream().mapToLong(LedgerLine::instancesMeasured).reduce(0, Math::addExact),
                ledger.stream().map(LedgerLine::totals).reduce(VolumeTotals.NONE, VolumeTotals::plus),
                sum(ledger, Scope::account),
                sum(ledger, Scope::region),
                breakdown(measured, Kind::type),
                Collections.unmodifiableSortedMap(byTag),
                ledger);
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

    /** By account or region, where only scopes in which something was found are named. */
    private static SortedMap<String, VolumeTotals> sum(List<LedgerLine> ledger, Function<Scope, String> name) {
        var sums = new TreeMap<String, VolumeTotals>();
        ledger.stream()
                .filter(line -> line.instancesMeasured() > 0)
                .forEach(line -> sums.merge(name.apply(line.scope()), line.totals(), VolumeTotals::plus));
        return Collections.unmodifiableSortedMap(sums);
    }

    private static SortedMap<String, VolumeTotals> breakdown(Partial measured, Function<Kind, String> name) {
        var sums = new TreeMap<String, VolumeTotals>();
        measured.scopes()
                .forEach(scope -> scope.byKind()
                        .forEach((kind, totals) -> sums.merge(name.apply(kind), totals, VolumeTotals::plus)));
        return Collections.unmodifiableSortedMap(sums);
    }

    private static void requireSum(String name, Map<String, VolumeTotals> breakdown, VolumeTotals totals) {
        var sum = breakdown.values().stream().reduce(VolumeTotals.NONE, VolumeTotals::plus);
        if (!sum.equals(totals)) {
            throw new IllegalStateException(name + " adds up to " + sum + ", but the total is " + totals);
        }
    }
}
