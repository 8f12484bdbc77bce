package ebscensus.simulator.fleet;

import java.util.List;
import java.util.Map;

/**
 * One EBS volume.
 *
 * @param place see {@link Ids}
 * @param hash the hash that determines the other properties
 * @param zone the number of the zone in the region, from 0; see {@link Zones}
 * @param exists whether EC2 lists the volume
 * @param attachments at most one, or up to 16 with Multi-Attach
 * @param unused the state of the volume while it is attached to nothing
 */
public record Volume(
        ScopeFleet fleet,
        long place,
        long hash,
        Provision provision,
        int zone,
        boolean managed,
        boolean multiAttach,
        boolean exists,
        List<Attachment> attachments,
        VolumeState unused) {
    public String id() {
        return fleet.volumeId(place);
    }

    public VolumeType type() {
        return provision.type();
    }

    /** Provisioned size in GiB. */
    public int gibibytes() {
        return provision.gibibytes();
    }

    public VolumeState state() {
        return attachments.stream().anyMatch(attachment -> attachment.state().holds()) ? VolumeState.IN_USE : unused;
    }

    public boolean encrypted() {
        return Hash.chance(hash, Trait.ENCRYPTED, 0.7);
    }

    public Map<String, String> tags() {
        return Tags.ofVolume(hash);
    }
}
