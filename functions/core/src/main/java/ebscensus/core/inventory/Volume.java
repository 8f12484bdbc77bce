package ebscensus.core.inventory;

import java.util.List;

/**
 * An EBS volume as one answer of EC2 shows it.
 *
 * @param zone such as {@code eu-west-1a}; {@link #UNKNOWN_ZONE} where EC2 did not say
 * @param type such as {@code gp3}; EC2's word, not a closed list
 * @param gibibytes size the volume was created with, in GiB
 * @param multiAttach whether it may be attached to several instances, now or a moment later
 * @param instances the instances it is attached to: attachment states attaching, attached, busy and detaching; an
 *     attachment without an instance id (volumes of AWS-managed resources) is left out, so none if there is no other
 */
public record Volume(String id, String zone, String type, long gibibytes, boolean multiAttach, List<String> instances) {
    /** Every volume is in a zone, but a count does not fail because one is not told. */
    public static final String UNKNOWN_ZONE = "(unknown)";

    public Volume {
        if (gibibytes < 0) {
            throw new IllegalArgumentException("volume " + id + " has a negative size: " + gibibytes + " GiB");
        }
        instances = List.copyOf(instances);
    }

    /** Whether another chunk may see this volume too, so that it must be merged by id. */
    public boolean isShareable() {
        return multiAttach || instances.size() != 1;
    }
}
