package ebscensus.core.plan;

import ebscensus.core.census.ListedScope;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of listing the instances of a scope, each of which occurs once.
 *
 * @param failure why the listing is incomplete; null if it is complete. After a failure, the groups contain the instances that
 *     were listed before it
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

    /** The result of this listing without the ids of the instances, as the ledger needs it. */
    public ListedScope outline() {
        return new ListedScope(scope, instances(), calls, failure);
    }
}
