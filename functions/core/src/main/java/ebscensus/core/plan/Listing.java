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
 * @param failure why the listing ended before its end, if it did; what had been listed by then is here all the same
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

    /** What the ledger needs of it. */
    public ListedScope outline() {
        return new ListedScope(scope, instances(), calls, failure);
    }
}
