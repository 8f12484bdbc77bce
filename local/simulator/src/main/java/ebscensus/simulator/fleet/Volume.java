package ebscensus.simulator.fleet;

import java.util.List;
import java.util.Map;

/**
 * One EBS volume.
 *
 * @param place see {@link Ids}
 * @param hash determines its other properties
 * @param gibibytes provisioned size in GiB
 * @param zone the number of its availability zone in the region, from 0
 * @param exists whether EC2 lists it
 * @param attachments none, one, or with Multi-Attach 2 to 16
 */
public record Volume(
        ScopeFleet fleet,
        long place,
        long hash,
        VolumeType type,
        int gibibytes,
        int zone,
        boolean managed,
        boolean multiAttach,
        boolean exists,
        List<Attachment> attachments) {
    public String id() {
        return fleet.volumeId(place);
    }

    public String status() {
        return attachments.stream().anyMatch(attachment -> attachment.state().holds()) ? "in-use" : "available";
    }

    public boolean encrypted() {
        return Hash.chance(hash, Trait.ENCRYPTED, 0.7);
    }

    public Map<String, String> tags() {
        return Tags.ofVolume(hash);
    }
}
