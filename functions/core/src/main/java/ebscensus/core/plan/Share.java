package ebscensus.core.plan;

import ebscensus.core.inventory.Budget;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.List;
import java.util.Set;

/**
 * The part of a chunk that belongs to one scope.
 *
 * @param budget this chunk's part of the scope's budget for DescribeVolumes
 */
public record Share(Scope scope, Budget budget, List<InstanceGroup> groups) {
    public Share {
        groups = List.copyOf(groups);
    }

    public long instances() {
        return groups.stream().mapToLong(group -> group.instances().size()).sum();
    }

    /** The tags of its instances' labels. */
    public Set<Dimension> tags() {
        return groups.isEmpty() ? Set.of() : groups.getFirst().labels().keySet();
    }

    Share withoutBurst() {
        return new Share(scope, budget.withoutBurst(), groups);
    }
}
