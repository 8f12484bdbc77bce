package ebscensus.core.plan;

import ebscensus.core.inventory.Budget;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.List;

/**
 * The part of a chunk that belongs to one scope.
 *
 * @param reach which of the scope's volumes the share counts
 * @param budget the chunk's part of the scope's budget for DescribeVolumes
 * @param tags the tags by which the volumes are grouped
 */
public record Share(Scope scope, Reach reach, Budget budget, List<Dimension> tags, List<InstanceGroup> groups) {
    public Share {
        tags = List.copyOf(tags);
        groups = List.copyOf(groups);
    }

    /** A share that counts the attached volumes of these instances, which must all have labels for the same tags. */
    public Share(Scope scope, Budget budget, List<InstanceGroup> groups) {
        this(scope, Reach.ATTACHED, budget, tagsOf(groups), groups);
    }

    /** A share with everything that must be counted in a scope. This may be nothing, see {@link #isEmpty}. */
    static Share whole(Listing listing, Budget budget, CensusRequest request) {
        return new Share(listing.scope(), reach(listing, request), budget, request.tags(), listing.groups());
    }

    public long instances() {
        return groups.stream().mapToLong(group -> group.instances().size()).sum();
    }

    /** Whether nothing has to be requested for the share. */
    boolean isEmpty() {
        return groups.isEmpty() && !reach.hasOthers();
    }

    /** A share of the same scope with other instances and another reach. */
    Share with(Reach other, Budget part, List<InstanceGroup> instances) {
        return new Share(scope, other, part, tags, instances);
    }

    Share withoutBurst() {
        return with(reach, budget.withoutBurst(), groups);
    }

    private static List<Dimension> tagsOf(List<InstanceGroup> groups) {
        return groups.isEmpty()
                ? List.of()
                : groups.getFirst().labels().keySet().stream().sorted().toList();
    }

    private static Reach reach(Listing listing, CensusRequest request) {
        return request.countsOthers()
                ? Reach.of(listing.instances(), listing.failure() == null, Reach.MOST_INSTANCES_PLANNED)
                : Reach.ATTACHED;
    }
}
