package ebscensus.core.count;

import ebscensus.core.census.Census;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Partial;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.plan.ChunkOutline;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Completes an earlier run that could not count everything. Every incomplete scope is counted again as a whole, and the results
 * of all other scopes are kept. The results of one scope thus never come from both runs. If they did, a volume that was
 * attached elsewhere in the meantime would count twice.
 */
public final class Rerun {
    private final String execution;
    private final RunPlan plan;
    private final Partial measured;
    private final Set<Scope> missing;

    /**
     * @param execution the name of the earlier execution
     * @param measured the stored results of its workers
     */
    public Rerun(String execution, RunPlan plan, Partial measured) {
        this.execution = execution;
        this.plan = plan;
        this.measured = measured;
        this.missing = missing(plan.close(measured));
    }

    private static Set<Scope> missing(Census census) {
        var lines = census.ledger().stream().filter(LedgerLine::isMissing).map(LedgerLine::scope);
        var sources = census.missingSources().stream().map(NotCounted::scope);
        return Stream.concat(lines, sources).collect(Collectors.toUnmodifiableSet());
    }

    /** The request of the earlier run. */
    public CensusRequest request() {
        return plan.request();
    }

    /**
     * The scopes to count again. If the earlier run could not access accounts or read the organization, this method tries
     * again.
     */
    public Resolution resolve(ScopeResolver resolver, CensusRequest request) {
        if (missing.contains(Scope.EVERYWHERE)) {
            return resolver.resolve(request);
        }
        var named = missing.stream()
                .filter(scope -> !isWholeAccount(scope))
                .sorted()
                .toList();
        var accounts = missing.stream()
                .filter(Rerun::isWholeAccount)
                .map(Scope::account)
                .sorted()
                .toList();
        if (accounts.isEmpty()) {
            return Resolution.of(named);
        }
        var entered = resolver.resolve(request.withAccounts(new Accounts.Listed(accounts)));
        var scopes = new ArrayList<>(named);
        scopes.addAll(entered.scopes());
        return new Resolution(scopes, entered.unreachable());
    }

    /** The results of the earlier run that are kept. */
    public Partial kept() {
        return Partial.of(measured.scopes().stream().filter(partial -> !missing.contains(partial.scope())));
    }

    /**
     * The plan of both runs together. In this plan, the kept results are an additional chunk, which has already been measured.
     *
     * @param again the plan of the scopes to count again
     * @param keptChunk the number of this additional chunk, which no chunk of {@code again} may have
     */
    public RunPlan completed(RunPlan again, int keptChunk) {
        var scopes = Stream.concat(plan.scopes().stream().filter(this::isKept), again.scopes().stream());
        var chunks = Stream.concat(again.chunks().stream(), Stream.of(outline(keptChunk)));
        var names = new TreeMap<>(plan.accountNames());
        names.putAll(again.accountNames());
        return new RunPlan(
                again.request(), again.caller(), plan.startedAt(), scopes.toList(), chunks.toList(), names, execution);
    }

    private ChunkOutline outline(int number) {
        var instances = new TreeMap<Scope, Long>();
        kept().scopes().forEach(part -> instances.put(part.scope(), part.instances()));
        // The last argument matters only if a chunk is lost, and this chunk has already been measured.
        return new ChunkOutline(number, instances, new TreeSet<>(instances.keySet()));
    }

    private boolean isKept(ListedScope scope) {
        return !missing.contains(scope.scope());
    }

    private static boolean isWholeAccount(Scope scope) {
        return scope.region().equals(Scope.EVERY);
    }
}
