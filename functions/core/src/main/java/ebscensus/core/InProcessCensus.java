package ebscensus.core;

import static java.util.stream.Gatherers.mapConcurrent;

import java.util.List;
import java.util.stream.Stream;

/** A whole census in one process, without fan-out: each scope is measured while it is being listed. */
public final class InProcessCensus {
    private final Lister lister;
    private final Measurer measurer;
    private final Concurrency concurrency;
    private final Progress progress;

    public InProcessCensus(Inventory inventory, Concurrency concurrency, Progress progress) {
        this.lister = new Lister(inventory, concurrency, progress);
        this.measurer = new Measurer(inventory, concurrency, progress);
        this.concurrency = concurrency;
        this.progress = progress;
    }

    /** Counts what a request means. A scope that fails is in the ledger, and the verdict says so. */
    public Census count(CensusRequest request, ScopeResolver.Resolution resolved) {
        List<Counted> counted = resolved.scopes().stream()
                .gather(mapConcurrent(concurrency.scopes(), scope -> count(request, scope)))
                .toList();
        return Census.of(
                        request.groupBy(),
                        Stream.concat(counted.stream().map(Counted::listed), resolved.unreachable().stream())
                                .toList(),
                        Partial.of(counted.stream().map(Counted::measured)))
                .accepting(request.tolerate());
    }

    private Counted count(CensusRequest request, Scope scope) {
        var walk = lister.walk(request, scope);
        var measured = measurer.measure(request, scope, walk.stream());
        progress.scopeDone();
        return new Counted(walk.outline().withoutElapsed(), measured);
    }

    private record Counted(ListedScope listed, ScopePartial measured) {}
}
