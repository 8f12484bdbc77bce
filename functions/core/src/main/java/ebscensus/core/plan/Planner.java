package ebscensus.core.plan;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.request.CensusRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides listed instances among workers. Small scopes share a chunk, and a large scope is divided into a few chunks. Together,
 * the call budgets of all chunks that can run at the same time in a scope never exceed the scope's own budget.
 */
public final class Planner {
    private final PlanPolicy policy;
    private final Budget budget;
    private final CensusRequest request;

    /**
     * @param budget each scope's budget for DescribeVolumes
     * @param request the request, which says what the workers count and which role they assume
     */
    public Planner(PlanPolicy policy, Budget budget, CensusRequest request) {
        this.policy = policy;
        this.budget = budget;
        this.request = request;
    }

    /**
     * Plans the chunks for these listings, one listing for each scope. The same listings always result in the same plan. Every
     * listed instance is in exactly one chunk. If the request includes volumes that are not attached to an instance, exactly
     * one chunk of each scope counts them, unless the listing of the scope failed before it found an instance.
     */
    public Plan plan(List<Listing> listings) {
        var fleet = listings.stream()
                .map(listing -> Share.whole(listing, budget, request))
                .filter(share -> !share.isEmpty())
                .toList();
        int atOnce = workersAtOnce(fleet);
        var chunks = new ArrayList<List<Share>>();
        var small = new ArrayList<Share>();
        for (Share whole : fleet) {
            if (whole.instances() < policy.minChunk()) {
                small.add(whole);
            } else {
                cut(whole, shares(whole.instances(), atOnce), atOnce).forEach(share -> chunks.add(List.of(share)));
            }
        }
        pack(small, chunks);
        return new Plan(numbered(chunks), Math.clamp(chunks.size(), 1, atOnce));
    }

    /**
     * The number of workers that may run at the same time. It is computed from the usual number of chunks of every scope, even
     * of a scope that needs more chunks. The number of chunks that such a scope gets is computed later, for the case that this
     * number of workers run at the same time.
     */
    private int workersAtOnce(List<Share> fleet) {
        long workers = 0;
        boolean anyLong = false;
        for (Share whole : fleet) {
            workers += fairShares(whole.instances());
            anyLong |= isLong(whole.instances());
        }
        // Even without a burst, the bucket of a worker can hold one call. If one scope can occupy all workers, there
        // must
        // therefore not be more workers than calls in the scope's burst.
        int most = anyLong ? Math.clamp(budget.burst(), 1, policy.maxWorkers()) : policy.maxWorkers();
        return Math.clamp(workers, 1, most);
    }

    /**
     * The number of chunks of a scope: the usual number or, if that is too small, the number that can hold the scope's
     * instances. If these chunks could not be measured in time, the number is increased until they can be, even if
     * {@code atOnce} of them share the scope's rate.
     */
    private int shares(long instances, int atOnce) {
        int fewest = Math.toIntExact(Math.max(fairShares(instances), ceilDiv(instances, policy.maxChunk())));
        if (batches(ceilDiv(instances, fewest)) <= batchesInTime(Math.min(fewest, atOnce))) {
            return fewest;
        }
        return Math.toIntExact(Math.max(fewest, ceilDiv(batches(instances), batchesInTime(atOnce))));
    }

    private int fairShares(long instances) {
        return Math.clamp(instances / policy.minChunk(), 1, policy.workersPerScope());
    }

    /**
     * Whether a scope with this number of instances needs more than the usual number of chunks, because the usual number could
     * not hold the instances or could not be measured in time.
     */
    private boolean isLong(long instances) {
        int fair = fairShares(instances);
        return shares(instances, fair) > fair;
    }

    private static long batches(long instances) {
        return ceilDiv(instances, Volumes.INSTANCES_PER_BATCH);
    }

    /**
     * The number of whole batches that one worker can measure in two thirds of its time limit, while this number of workers
     * share the scope's rate. It is 1 or more.
     */
    private long batchesInTime(int workers) {
        long longestRun = policy.longestRun().toNanos();
        long perBatch = budget.perCall().multipliedBy(policy.callsPerBatch()).toNanos();
        return Math.max(1, longestRun / Math.multiplyExact(perBatch, workers));
    }

    /** Divides a scope into shares. Only the first share also counts the volumes that are not attached to an instance. */
    private List<Share> cut(Share whole, int number, int atOnce) {
        if (number == 1) {
            return List.of(whole.with(whole.reach(), budget.dividedAmong(1, atOnce), whole.groups()));
        }
        var each = budget.dividedAmong(number, atOnce);
        var shares = new ArrayList<Share>();
        var rest = new GroupCutter(whole.groups());
        long left = whole.instances();
        var reach = whole.reach().hasOthers() ? Reach.ATTACHED_AND_OTHERS : Reach.ATTACHED;
        for (int remaining = number; remaining > 0; remaining--) {
            long size = left / remaining;
            shares.add(whole.with(reach, each, rest.take(size)));
            reach = Reach.ATTACHED;
            left -= size;
        }
        return shares;
    }

    /**
     * Fills each chunk with small scopes until it has {@link PlanPolicy#minChunk} instances or
     * {@link PlanPolicy#SCOPES_PER_CHUNK} scopes. The scopes that remain at the end are added to the chunk with the fewest
     * instances or, if they do not fit into it, form a chunk of their own.
     */
    private void pack(List<Share> small, List<List<Share>> chunks) {
        var open = new ArrayList<Share>();
        long size = 0;
        for (Share share : small) {
            open.add(share);
            size += share.instances();
            if (size >= policy.minChunk() || open.size() == PlanPolicy.SCOPES_PER_CHUNK) {
                chunks.add(List.copyOf(open));
                open.clear();
                size = 0;
            }
        }
        if (open.isEmpty()) {
            return;
        }
        var roomiest = chunks.stream()
                .filter(shares -> shares.size() + open.size() <= PlanPolicy.SCOPES_PER_CHUNK)
                .min(Comparator.comparingLong(Planner::instances));
        if (roomiest.isPresent() && instances(roomiest.get()) + size <= policy.maxChunk()) {
            open.addAll(0, roomiest.get());
            chunks.remove(roomiest.get());
        }
        chunks.add(open);
    }

    private static long instances(List<Share> shares) {
        return shares.stream().mapToLong(Share::instances).sum();
    }

    private List<Chunk> numbered(List<List<Share>> chunks) {
        var numbered = new ArrayList<Chunk>();
        chunks.forEach(
                shares -> numbered.add(new Chunk(numbered.size() + 1, request.require(), request.role(), shares)));
        return numbered;
    }

    private static long ceilDiv(long dividend, long divisor) {
        return Math.ceilDiv(dividend, divisor);
    }

    /** Takes instances from the front of a list of groups. The instances that are taken stay grouped. */
    private static final class GroupCutter {
        private final List<InstanceGroup> groups;
        private int group;
        private int taken;

        GroupCutter(List<InstanceGroup> groups) {
            this.groups = groups;
        }

        List<InstanceGroup> take(long instances) {
            var cut = new ArrayList<InstanceGroup>();
            long wanted = instances;
            while (wanted > 0) {
                var from = groups.get(group);
                int size = (int) Math.min(wanted, from.instances().size() - taken);
                cut.add(from.with(from.instances().subList(taken, taken + size)));
                wanted -= size;
                taken += size;
                if (taken == from.instances().size()) {
                    group++;
                    taken = 0;
                }
            }
            return cut;
        }
    }
}
