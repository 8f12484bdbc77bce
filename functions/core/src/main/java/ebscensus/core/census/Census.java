package ebscensus.core.census;

import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The result of a census, merged from the results of all scopes.
 *
 * @param cube all volumes of all uses, by the fixed dimensions and the tags that the request groups by
 * @param ledger one line for each scope, in the order of {@link Scope}; the constructor refuses a ledger whose totals differ
 *     from the attached volumes of the cube
 * @param notCounted the sources (such as the Recycle Bin of a scope) that could not be counted in full, in the order of scopes
 *     and sources
 * @param largest for each scope, the candidates for the most expensive unattached volumes and for the most expensive volumes of
 *     stopped instances, in the order of scopes
 * @param required what must be counted for the verdict to be COMPLETE
 */
public record Census(
        Cube cube,
        List<LedgerLine> ledger,
        List<NotCounted> notCounted,
        SortedMap<Scope, Largest> largest,
        Requirement required) {
    public Census {
        ledger = List.copyOf(ledger);
        notCounted = List.copyOf(notCounted);
        largest = Collections.unmodifiableSortedMap(new TreeMap<>(largest));
        var counted = cube.attached().total();
        var accounted = Measures.sum(ledger.stream().map(LedgerLine::totals));
        if (!counted.equals(accounted)) {
            throw new IllegalStateException("the ledger adds up to " + accounted + ", but the total is " + counted);
        }
        if (instances(ledger) < 0) {
            throw new IllegalStateException("the ledger adds up to " + instances(ledger) + " measured instances");
        }
    }

    /**
     * Merges listings and measurements into a census with one line in the ledger for each listed scope.
     *
     * @param listed one listing for each scope
     * @throws IllegalStateException if the measurements do not match the listings, which is a bug in the program
     */
    public static Census of(CensusRequest request, List<ListedScope> listed, Partial measured) {
        var partials = new HashMap<Scope, ScopePartial>();
        var largest = new TreeMap<Scope, Largest>();
        measured.scopes().forEach(partial -> {
            partials.put(partial.scope(), partial);
            largest.put(partial.scope(), partial.largestOfAll());
        });
        largest.values().removeIf(Largest.NONE::equals);
        var closed = listed.stream()
                .map(scope -> Closed.of(request, scope, partials.remove(scope.scope())))
                .toList();
        if (!partials.isEmpty()) {
            throw new IllegalStateException("measured but never listed: " + partials.keySet());
        }
        return new Census(
                cube(request.tags(), measured),
                closed.stream()
                        .map(Closed::line)
                        .sorted((one, other) -> one.scope().compareTo(other.scope()))
                        .toList(),
                closed.stream()
                        .flatMap(scope -> scope.notCounted().stream())
                        .sorted()
                        .toList(),
                largest,
                request.require());
    }

    /** The number of instances that were measured. */
    public long instances() {
        return instances(ledger);
    }

    /** The sums of all attached volumes. */
    public Measures totals() {
        return cube.attached().total();
    }

    /** The sums of all volumes by use, including the uses that no volume has. */
    public SortedMap<Use, Measures> uses() {
        return byUse(cube);
    }

    /** The sums of all volumes. AWS charges for volumes in every use. */
    public Measures billed() {
        return cube.total();
    }

    /**
     * The sums of all volumes by the values of one dimension, and within each value by use.
     *
     * @throws IllegalArgumentException if the cube does not have the dimension
     */
    public SortedMap<String, SortedMap<Use, Measures>> usesBy(Dimension dimension) {
        var uses = new TreeMap<String, SortedMap<Use, Measures>>();
        for (String value : cube.by(dimension).keySet()) {
            uses.put(value, byUse(cube.where(dimension, value::equals)));
        }
        return Collections.unmodifiableSortedMap(uses);
    }

    /**
     * The sums of attached volumes by the values of one dimension. The values also include accounts and regions whose measured
     * instances have no volumes.
     *
     * @throws IllegalArgumentException if the cube does not have the dimension
     */
    public SortedMap<String, Measures> by(Dimension dimension) {
        var breakdown = new TreeMap<>(cube.attached().by(dimension));
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

    /** The result of {@link #by} for each dimension of the cube except the use, which {@link #uses} covers. */
    public SortedMap<Dimension, SortedMap<String, Measures>> breakdowns() {
        var breakdowns = new TreeMap<Dimension, SortedMap<String, Measures>>();
        cube.dimensions().stream()
                .filter(dimension -> !dimension.equals(Dimension.USE))
                .forEach(dimension -> breakdowns.put(dimension, by(dimension)));
        return Collections.unmodifiableSortedMap(breakdowns);
    }

    /** See {@link Verdict#of}. */
    public Verdict verdict() {
        return Verdict.of(ledger, missingSources());
    }

    /** The scopes in which something required is missing, except the scopes that the request tolerates. */
    public SortedSet<Scope> missingScopes() {
        var scopes = new TreeSet<Scope>();
        missing().forEach(line -> scopes.add(line.scope()));
        missingSources().forEach(source -> scopes.add(source.scope()));
        return Collections.unmodifiableSortedSet(scopes);
    }

    /** A copy in which incomplete scopes are accepted if the tolerance names them. */
    public Census accepting(Tolerance tolerance) {
        return new Census(
                cube,
                ledger.stream().map(line -> line.accepting(tolerance)).toList(),
                notCounted.stream().map(source -> source.accepting(tolerance)).toList(),
                largest,
                required);
    }

    /**
     * The sources that the request requires but that could not be counted in full, except instances and attached volumes, which
     * the ledger covers. Sources of scopes that the request tolerates are left out.
     */
    public List<NotCounted> missingSources() {
        return notCounted.stream().filter(source -> source.isRequired(required)).toList();
    }

    /** The lines of scopes that are incomplete and not accepted. */
    public List<LedgerLine> missing() {
        return ledger.stream()
                .filter(line -> line.isMissing() && !line.accepted())
                .toList();
    }

    /** The lines of scopes that are incomplete and accepted. */
    public List<LedgerLine> accepted() {
        return ledger.stream().filter(LedgerLine::accepted).toList();
    }

    private static long instances(List<LedgerLine> ledger) {
        return ledger.stream().mapToLong(LedgerLine::instancesMeasured).reduce(0, Math::addExact);
    }

    private static SortedMap<Use, Measures> byUse(Cube part) {
        var uses = new TreeMap<Use, Measures>();
        for (Use use : Use.values()) {
            uses.put(use, Measures.NONE);
        }
        part.by(Dimension.USE).forEach((label, measures) -> uses.put(Use.of(label), measures));
        return Collections.unmodifiableSortedMap(uses);
    }

    private static Cube cube(List<Dimension> tags, Partial measured) {
        var sum = new Cube.Sum(
                Stream.concat(Dimension.FIXED.stream(), tags.stream().sorted()).toList());
        measured.scopes().forEach(scope -> sum.add(scope.cube().in(scope.scope())));
        var cube = sum.cube();
        return cube.equals(Cube.NONE) ? new Cube(sum.dimensions(), Map.of()) : cube;
    }
}
