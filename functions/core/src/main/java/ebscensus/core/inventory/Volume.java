package ebscensus.core.inventory;

import java.util.List;

/**
 * An EBS volume as one response of EC2 shows it.
 *
 * @param spec the properties of the volume
 * @param attached whether EC2 shows an attachment of the volume that has not ended, with or without an instance id
 * @param instances the ids of the instances that the volume is attached to, in the attachment states attaching, attached, busy
 *     and detaching; attachments without an instance id, which volumes of AWS-managed resources have, are left out
 */
public record Volume(String id, VolumeSpec spec, boolean attached, List<String> instances) {
    /**
     * The zone of a volume for which a response names no zone. Every volume has a zone, but a response without it must not make
     * the count fail.
     */
    public static final String UNKNOWN_ZONE = "(unknown)";

    public Volume {
        instances = List.copyOf(instances);
    }

    /** A volume that is attached to these instances or, if the list is empty, to something without an instance id. */
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

    /** Whether another chunk may also see this volume. If so, the results of the chunks must be merged by the volume's id. */
    public boolean isShareable() {
        return spec.multiAttach() || instances.size() != 1;
    }
}
