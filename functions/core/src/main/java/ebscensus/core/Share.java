package ebscensus.core;

import java.util.List;

/**
 * One scope's part of a chunk.
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

    Share withoutBurst() {
        return new Share(scope, budget.withoutBurst(), groups);
    }
}
