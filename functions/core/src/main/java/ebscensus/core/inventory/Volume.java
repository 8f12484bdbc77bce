package ebscensus.core.inventory;

import java.util.List;

/**
 * An EBS volume in one answer of EC2.
 *
 * @param zone such as {@code eu-west-1a}; {@link #UNKNOWN_ZONE} if EC2 did not name it
 * @param type EC2's name, such as {@code gp3}; new types may appear
 * @param gibibytes the provisioned size in GiB
 * @param multiAttach whether it can be attached to several instances
 * @param instances the instances it is attached to: attachment states attaching, attached, busy and detaching; an attachment
 *     without an instance id (volumes of AWS-managed resources) is left out, so none if there is no other
 */
public record Volume(String id, String zone, String type, long gibibytes, boolean multiAttach, List<String> instances) {
    /** Every volume has a zone, but the count does not fail if an answer does not name it. */
    public static final String UNKNOWN_ZONE = "(unknown)";

    public Volume {
        if (gibibytes < 0) {
            throw new IllegalArgumentException("volume " + id + " has a negative size: " + gibibytes + " GiB");
        }
        instances = List.copyOf(instances);
    }

    /** Whether another chunk may also see this volume, so that it must be merged by id. */
    public boolean isShareable() {
        return multiAttach || instances.size() != 1;
    }
}
