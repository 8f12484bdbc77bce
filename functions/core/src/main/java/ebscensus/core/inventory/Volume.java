package ebscensus.core.inventory;

import java.util.List;

/**
 * An EBS volume in one answer of EC2.
 *
 * @param spec the properties of the volume
 * @param attached whether EC2 shows an attachment of the volume that has not ended, with or without an instance id
 * @param instances the instances it is attached to: attachment states attaching, attached, busy and detaching; an attachment
 *     without an instance id (volumes of AWS-managed resources) is left out, so none if there is no other
 */
public record Volume(String id, VolumeSpec spec, boolean attached, List<String> instances) {
    /** Every volume has a zone, but the count does not fail if an answer does not name it. */
    public static final String UNKNOWN_ZONE = "(unknown)";

    public Volume {
        instances = List.copyOf(instances);
    }

    /** A volume that is attached to these instances, or to something without an instance id if there are none. */
    public Volume(String id, VolumeSpec spec, List<String> instances) {
        this(id, spec, true, instances);
    }

    /** An attached volume with these properties, for tests and models that need no others. */
    public Volume(String id, String zone, String type, long gibibytes, boolean multiAttach, List<String> instances) {
        this(id, new VolumeSpec(zone, type, gibibytes, 0, 0, multiAttach, false, "", ""), instances);
    }

    public String zone() {
        return spec.zone();
    }

    public String type() {
        return spec.type();
    }

    public long gibibytes() {
        return spec.gibibytes();
    }

    /** Whether another chunk may also see this volume, so that it must be merged by id. */
    public boolean isShareable() {
        return spec.multiAttach() || instances.size() != 1;
    }
}
