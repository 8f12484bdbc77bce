package ebscensus.core.count;

import ebscensus.core.census.Census;
import ebscensus.core.census.CountedVolumes;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a whole census in one process and measures each scope while it is listed. While one thread counts, any thread may read
 * the results so far.
 */
public final class InProcessCensus {
    private static final ScopeResolver.Resolution NOT_BEGUN = new ScopeResolver.Resolution(
            List.of(), List.of(new ListedScope(Scope.EVERYWHERE, 0, Calls.NONE, new Interrupted())));

    private final Lister lister;
    private final Measurer measurer;
    private final Concurrency concurrency;
    private final Progress progress;
    private final Map<Scope, Begun> underWay = new ConcurrentHashMap<>();
    private final Map<Scope, Counted> done = new ConcurrentHashMap<>();
    private volatile ScopeResolver.@Nullable Resolution resolved;

    public InProcessCensus(Inventory inventory, Concurrency concurrency, Progress progress) {
        this(inventory, concurrency, progress, CountedVolumes.NONE);
    }

    /**
     * @param volumes receives each volume once, as soon as its use (such as attached or unattached) is certain, and at the
     *     latest when its scope is complete
     */
    public InProcessCensus(Inventory inventory, Concurrency concurrency, Progress progress, CountedVolumes volumes) {
        this.lister = new Lister(inventory, concurrency, progress);
        this.measurer = new Measurer(inventory, concurrency, progress, volumes);
        this.concurrency = concurrency;
        this.progress = progress;
    }

    /**
     * Counts the fleet of a request. A scope that fails is in the ledger and makes the census INCOMPLETE unless the request
     * tolerates that the scope is missing.
     */
    public Census count(CensusRequest request, ScopeResolver.Resolution resolution) {
        resolved = resolution;
        var counted = concurrency.acrossScopes(resolution.scopes(), scope -> count(request, scope));
        return close(request, resolution, counted);
    }

    /** The results so far. Every unfinished scope counts as interrupted. */
    public Census soFar(CensusRequest request) {
        var resolution = resolved;
        return resolution == null
                ? close(request, NOT_BEGUN, List.of())
                : close(
                        request,
                        resolution,
                        resolution.scopes().stream().map(this::soFar).toList());
    }

    private Counted count(CensusRequest request, Scope scope) {
        var begun = new Begun(lister.walk(request, scope), measurer.tally(scope, request.tags()));
        underWay.put(scope, begun);
        var measured = measurer.measure(request, begun.tally(), begun.walk());
        var counted = new Counted(begun.walk().outline().withoutElapsed(), measured);
        done.put(scope, counted);
        underWay.remove(scope);
        progress.scopeDone(scope);
        return counted;
    }

    /** Looks in {@code underWay} before {@code done}, because scopes move from {@code underWay} to {@code done} and never back. */
    private Counted soFar(Scope scope) {
        var begun = underWay.get(scope);
        if (begun != null) {
            // The tally is read before the walk. Because instances are listed before they are measured, the result thus
            // never has more measured than listed instances.
            var measured = begun.tally().partial(Duration.ZERO).interrupted();
            return new Counted(begun.walk().outline().withoutElapsed(), measured);
        }
        return done.getOrDefault(scope, Counted.notBegun(scope));
    }

    private static Census close(CensusRequest request, ScopeResolver.Resolution resolution, List<Counted> counted) {
        return Census.of(
                        request,
                        Stream.concat(counted.stream().map(Counted::listed), resolution.unreachable().stream())
                                .toList(),
                        Partial.of(counted.stream().map(Counted::measured)))
                .accepting(request.tolerate());
    }

    private record Begun(FleetWalk walk, ScopeTally tally) {}

    private record Counted(ListedScope listed, ScopePartial measured) {
        static Counted notBegun(Scope scope) {
            return new Counted(
                    new ListedScope(scope, 0, Calls.NONE, new Interrupted()), ScopePartial.empty(scope, null));
        }
    }
}
