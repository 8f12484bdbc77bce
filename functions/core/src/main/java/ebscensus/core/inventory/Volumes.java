package ebscensus.core.inventory;

import ebscensus.core.request.FilterLimits;
import java.util.List;

/**
 * Requests the volumes of one scope within one call budget: the volumes of given instances in batches, all other lists of
 * volumes page by page.
 */
public interface Volumes {
    /** The maximum number of instances in one batch. EC2 does not accept more filter values in one call. */
    int INSTANCES_PER_BATCH = FilterLimits.VALUES_PER_CALL;

    /**
     * All volumes attached to at least one of these instances, each once. EC2 selects the volumes, so they include volumes for
     * which the response names no instance. Instances that do not exist are ignored.
     *
     * @param instances 1 to {@link #INSTANCES_PER_BATCH} ids
     * @throws ScopeFailure if not all of these volumes can be read
     * @throws IllegalArgumentException if there are no instances, or too many
     */
    Batch attachedTo(List<String> instances);

    /**
     * All volumes of the scope, attached or not, including volumes that AWS manages for the account. Volumes that are being
     * deleted are left out here and in {@link #others}, because AWS does not charge for them.
     */
    Pages<Volume> all();

    /** The volumes of the scope that are not in use: available, being created, or in error. */
    Pages<Volume> others();

    /** The volumes in the Recycle Bin of the scope. */
    Pages<Volume> recycleBin();

    /**
     * The action that reads the volumes, such as {@code ec2:DescribeVolumes}; empty if no AWS action reads them. A caller that
     * finds an error in the responses reports it as a failure of this action.
     */
    default String action() {
        return "";
    }

    /** @param calls the calls for all pages of this batch */
    record Batch(List<Volume> volumes, Calls calls) {
        public Batch {
            volumes = List.copyOf(volumes);
        }
    }

    /**
     * Throws an exception if the batch exceeds EC2's limit. It also throws one if the batch is empty, because EC2 would then
     * return all volumes. The implementations for AWS and for tests call this method.
     */
    static void requireBatch(List<String> instances) {
        if (instances.isEmpty() || instances.size() > INSTANCES_PER_BATCH) {
            throw new IllegalArgumentException(
                    "a batch of " + instances.size() + " instances; allowed: 1 to " + INSTANCES_PER_BATCH);
        }
    }
}
