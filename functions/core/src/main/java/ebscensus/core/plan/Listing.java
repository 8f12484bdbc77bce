package ebscensus.core.plan;

import ebscensus.core.census.ListedScope;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instances of a scope, each once.
 *
 * @param failure why the listing is incomplete; null if it is complete. The groups contain the instances that were listed
 *     before the failure
 */
public record Listing(
        Scope scope,
        List<InstanceGroup> groups,
        Calls calls,
        @Nullable Missing failure) {
    public Listing {
        groups = List.copyOf(groups);
    }

    public long instances() {
        return groups.stream().mapToLong(group -> group.instances().size()).sum();
    }

    /** The result of this listing for the ledger. */
    public ListedScope outline() {
        return new ListedScope(scope, instances(), calls, failure);
    }
}
