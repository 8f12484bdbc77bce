package ebscensus.simulator.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The volumes that instances of one scope share: at most one for every neighbourhood of 16 instances in an availability zone. */
final class Neighbourhoods {
    /** The most instances that a volume can be attached to. Source: EBS user guide, Multi-Attach, read 2026-11. */
    private static final int SIZE = 16;

    private final ScopeFleet fleet;
    private final double share;

    Neighbourhoods(ScopeFleet fleet) {
        this.fleet = fleet;
        this.share = fleet.shape().multiAttach();
    }

    /** The number of neighbourhoods, which is the largest possible number of shared volumes; 0 if the fleet shares no volumes. */
    long count() {
        long inFirstZone = Math.ceilDiv(fleet.live(), (long) Zones.PER_REGION);
        return share == 0 ? 0 : Zones.PER_REGION * Math.ceilDiv(inFirstZone, (long) SIZE);
    }

    /**
     * Whether this instance, while it is live, is attached to the shared volume of its neighbourhood. The neighbourhood has this
     * volume only if at least two instances would be attached.
     */
    boolean takesPart(Instance instance) {
        return share > 0
                && instance.index() < fleet.live()
                && Hash.chance(hash(of(instance)), Trait.SHARED, share)
                && joins(instance);
    }

    /** The shared volume of an instance's neighbourhood; empty if there is none or if this instance is never attached to it. */
    Optional<Volume> volume(Instance instance) {
        return takesPart(instance) ? volume(of(instance)) : Optional.empty();
    }

    /** The shared volume of a neighbourhood; empty if there is none, or if only one instance would be attached. */
    Optional<Volume> volume(long neighbourhood) {
        long volume = hash(neighbourhood);
        if (!Hash.chance(volume, Trait.SHARED, share)) {
            return Optional.empty();
        }
        var members = members(neighbourhood);
        return members.size() < 2 ? Optional.empty() : Optional.of(shared(neighbourhood, volume, members));
    }

    private Volume shared(long neighbourhood, long volume, List<Instance> members) {
        return new Volume(
                fleet,
                fleet.place(ScopeFleet.SHARED, 0, neighbourhood),
                volume,
                Provision.of(VolumeType.IO2, volume, fleet.day()),
                (int) (neighbourhood % Zones.PER_REGION),
                false,
                true,
                true,
                attachments(volume, members),
                VolumeState.AVAILABLE);
    }

    private List<Attachment> attachments(long volume, List<Instance> members) {
        var attachments = new ArrayList<Attachment>();
        for (Instance member : members) {
            if (member.live()) {
                var state = fleet.attachmentState(Hash.of(volume, member.index()));
                attachments.add(new Attachment.ToInstance(member, state, "/dev/sdx", false));
            }
        }
        return attachments;
    }

    private static long of(Instance instance) {
        long inZone = instance.index() / Zones.PER_REGION;
        return inZone / SIZE * Zones.PER_REGION + instance.index() % Zones.PER_REGION;
    }

    private List<Instance> members(long neighbourhood) {
        long zone = neighbourhood % Zones.PER_REGION;
        long first = neighbourhood / Zones.PER_REGION * SIZE;
        var members = new ArrayList<Instance>();
        for (long inZone = first; inZone < first + SIZE; inZone++) {
            long index = inZone * Zones.PER_REGION + zone;
            if (index < fleet.live() && joins(fleet.instance(index))) {
                members.add(fleet.instance(index));
            }
        }
        return members;
    }

    /**
     * Whether an instance would be attached to a shared volume of its neighbourhood. The number of attached instances varies by
     * neighbourhood. Managed instances are never attached.
     */
    private boolean joins(Instance instance) {
        int size = 2 + Hash.below(hash(of(instance)), Trait.MEMBERS, SIZE - 1);
        return instance.index() / Zones.PER_REGION % SIZE < size && !instance.managed();
    }

    private long hash(long neighbourhood) {
        return Hash.of(Hash.of(fleet.hash(), Trait.SHARED_VOLUME), neighbourhood);
    }
}
