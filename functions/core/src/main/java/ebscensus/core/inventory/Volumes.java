package ebscensus.core.inventory;

import ebscensus.core.request.FilterLimits;
import java.util.List;

/**
 * Requests the volumes of one scope within one call budget: the volumes of instances in batches, or all volumes page by page.
 */
public interface Volumes {
    /** The greatest number of instances in one batch, because one call cannot filter by more. */
    int INSTANCES_PER_BATCH = FilterLimits.VALUES_PER_CALL;

    /**
     * All volumes attached to at least one of these instances, each once, including volumes whose instance EC2 does not name.
     * Instances that do not exist are ignored.
     *
     * @param instances 1 to {@link #INSTANCES_PER_BATCH} ids
     * @throws ScopeFailure if not all of these volumes can be read
     * @throws IllegalArgumentException if there are no instances, or too many
     */
    Batch attachedTo(List<String> instances);

    /**
     * All volumes of the scope, attached or not, including volumes that AWS manages for the account. Volumes that are being
     * deleted are left out here and in {@link #others}, because they are not charged for.
     */
    Pages<Volume> all();

    /** The volumes of the scope that are not in use: available, being created, or in error. */
    Pages<Volume> others();

    /** The volumes in the Recycle Bin of the scope. */
    Pages<Volume> recycleBin();

    /** The action, such as {@code ec2:DescribeVolumes}, that a failure found by the caller should name; empty if there is none. */
    default String action() {
        return "";
    }

    /** @param calls the calls for all pages of this batch */
    record Batch(List<Volume> volumes, Calls calls) {
        public Batch {
            volumes = List.copyOf(volumes);
        }
    }

    /** Refuses a batch beyond EC2's limit, and also an empty one, which would read all volumes. Adapters and fakes both use this. */
    static void requireBatch(List<String> instances) {
        if (instances.isEmpty() || instances.size() > INSTANCES_PER_BATCH) {
            throw new IllegalArgumentException(
                    "a batch of " + instances.size() + " instances; allowed: 1 to " + INSTANCES_PER_BATCH);
        }
    }
}
