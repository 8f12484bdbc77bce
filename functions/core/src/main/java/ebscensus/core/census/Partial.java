package ebscensus.core.census;

import ebscensus.core.request.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The result of one chunk or of several merged chunks. It has one {@link ScopePartial} for each scope.
 *
 * @param scopes each scope once, in the order of {@link Scope}
 */
public record Partial(List<ScopePartial> scopes) {
    public static final Partial EMPTY = new Partial(List.of());

    public Partial {
        scopes = List.copyOf(scopes);
        for (int i = 1; i < scopes.size(); i++) {
            if (scopes.get(i - 1).scope().compareTo(scopes.get(i).scope()) >= 0) {
                throw new IllegalArgumentException(
                        "scopes out of order or repeated at " + scopes.get(i).scope());
            }
        }
    }

    /**
     * Makes a partial from scope partials, which may be in any order. Partials of the same scope are merged. If the scopes
     * together have more cells than one {@link Cube} may have, the cubes of all scopes become coarse.
     */
    public static Partial of(Stream<ScopePartial> partials) {
        Map<Scope, ScopePartial> merged = new TreeMap<>();
        partials.forEach(partial -> merged.merge(partial.scope(), partial, ScopePartial::merge));
        var scopes = List.copyOf(merged.values());
        return new Partial(
                hasTooManyCells(scopes)
                        ? scopes.stream().map(ScopePartial::coarse).toList()
                        : scopes);
    }

    /**
     * Whether the scopes together have more cells or gp2 sizes than one cube may have. Cells of different scopes are distinct,
     * so their numbers are added up. The result is also true if a scope is already coarse, because that scope had too many
     * cells by itself.
     */
    private static boolean hasTooManyCells(List<ScopePartial> scopes) {
        long cells = 0;
        long gp2Sizes = 0;
        for (ScopePartial scope : scopes) {
            cells += scope.exclusive().cells().size();
            gp2Sizes += scope.exclusive().gp2Sizes();
        }
        return Math.max(cells, gp2Sizes) > Cube.MOST_CELLS
                || scopes.stream().anyMatch(scope -> scope.exclusive().isCoarse());
    }

    /** Merges this and the other partial. The operation is associative and commutative with identity {@link #EMPTY}. */
    public Partial merge(Partial other) {
        return of(Stream.concat(scopes.stream(), other.scopes.stream()));
    }
}
