package ebscensus.simulator.fleet;

import java.util.List;
import java.util.Optional;

/**
 * The volumes of one scope that are not attached to its instances: unattached volumes, volumes in the Recycle Bin, and volumes
 * attached to a resource of an AWS service instead of an instance. As days pass, some unattached volumes are deleted and stay
 * in the Recycle Bin for a week.
 */
final class LooseVolumes {
    /** In ids, the slot of volumes that were in the Recycle Bin from the beginning. All other loose volumes have slot 0. */
    private static final int RECYCLED = 1;

    /** The longest time that the Recycle Bin keeps a volume. Source: Recycle Bin API reference, RetentionPeriod, read 2026-11. */
    private static final int RETENTION_DAYS = 7;

    /** The number of new unattached volumes each day, divided by the number of unattached volumes on day 0. */
    private static final double NEW_PER_DAY = 0.02;

    /** The share of the unattached volumes that nobody ever deletes. */
    private static final double KEPT = 0.3;

    /** The last day on which an unattached volume can be deleted. */
    private static final int LAST_DAY = 40;

    private static final double CREATING = 0.02;
    private static final double FAILED = 0.02;
    private static final double DELETING = 0.03;

    private final ScopeFleet fleet;

    LooseVolumes(ScopeFleet fleet) {
        this.fleet = fleet;
    }

    /** The number of volumes that have ever been unattached, including deleted volumes. */
    long everUnattached() {
        return Math.round(fleet.base() * fleet.shape().detached() * (1 + fleet.day() * NEW_PER_DAY));
    }

    /** The number of volumes that have ever been in the Recycle Bin or may get there later. */
    long everRecycled() {
        return recycledBefore() + everUnattached();
    }

    private long recycledBefore() {
        return Math.round(fleet.base() * fleet.shape().recycled());
    }

    long ofServices() {
        return Math.round(fleet.live() * fleet.shape().managed());
    }

    /** The volume with this index among all that have ever been unattached. {@link Volume#exists} is false for a deleted volume. */
    Volume unattached(long index) {
        long volume = unattachedHash(index);
        return alone(
                ScopeFleet.DETACHED, 0, index, volume, List.of(), fleet.day() < deletion(volume), condition(volume));
    }

    /**
     * The volume with this number among all volumes that have ever been in the Recycle Bin or may get there later; empty if it
     * is not in the Recycle Bin now.
     */
    Optional<RecycledVolume> recycled(long station) {
        long before = recycledBefore();
        return station < before ? fromTheBeginning(station) : fromUnattached(station - before);
    }

    Volume ofService(long index) {
        long volume = Hash.of(Hash.of(fleet.hash(), Trait.SERVICE_VOLUME), index);
        var resource = "arn:aws:lambda:" + fleet.scope().region() + ":"
                + fleet.scope().account() + ":capacity-provider:pool-" + index % 7;
        var attachment = new Attachment.ToService(resource, "lambda.amazonaws.com", AttachmentState.ATTACHED);
        return alone(ScopeFleet.SERVICE, 0, index, volume, List.of(attachment), true, VolumeState.AVAILABLE);
    }

    private Optional<RecycledVolume> fromTheBeginning(long index) {
        long volume = Hash.of(Hash.of(fleet.hash(), Trait.RECYCLED_VOLUME), index);
        return inBin(RECYCLED, index, volume, -Hash.below(volume, Trait.DELETED, RETENTION_DAYS));
    }

    /**
     * The formerly unattached volume with this index; empty if it is not in the Recycle Bin now. A volume whose state was
     * {@code deleting} from the beginning never gets into the Recycle Bin.
     */
    private Optional<RecycledVolume> fromUnattached(long index) {
        long volume = unattachedHash(index);
        return condition(volume) == VolumeState.DELETING ? Optional.empty() : inBin(0, index, volume, deletion(volume));
    }

    private Optional<RecycledVolume> inBin(int slot, long index, long volume, int deletion) {
        int day = fleet.day();
        if (day < deletion || day >= deletion + RETENTION_DAYS) {
            return Optional.empty();
        }
        boolean there = fleet.has(fleet.churn().ofVolume(volume, fleet.live()));
        var recycled = alone(ScopeFleet.DETACHED, slot, index, volume, List.of(), there, VolumeState.AVAILABLE);
        return Optional.of(new RecycledVolume(recycled, deletion, deletion + RETENTION_DAYS))
                .filter(_ -> there);
    }

    /** The first day on which an unattached volume no longer exists; {@code Integer.MAX_VALUE} if nobody ever deletes it. */
    private static int deletion(long volume) {
        return Hash.chance(volume, Trait.KEPT, KEPT)
                ? Integer.MAX_VALUE
                : 1 + Hash.below(volume, Trait.DELETED, LAST_DAY);
    }

    private static VolumeState condition(long volume) {
        double fraction = Hash.fraction(Hash.of(volume, Trait.CONDITION));
        if (fraction < CREATING) {
            return VolumeState.CREATING;
        }
        if (fraction < CREATING + FAILED) {
            return VolumeState.ERROR;
        }
        return fraction < CREATING + FAILED + DELETING ? VolumeState.DELETING : VolumeState.AVAILABLE;
    }

    private long unattachedHash(long index) {
        return Hash.of(Hash.of(fleet.hash(), Trait.DETACHED_VOLUME), index);
    }

    private Volume alone(
            int kind,
            int slot,
            long index,
            long volume,
            List<Attachment> attachments,
            boolean exists,
            VolumeState unused) {
        return new Volume(
                fleet,
                fleet.place(kind, slot, index),
                volume,
                Provision.of(Hash.pick(volume, Trait.TYPE, VolumeType.USUAL), volume, fleet.day()),
                fleet.isLocal(volume) ? Zones.LOCAL : (int) (index % Zones.PER_REGION),
                kind == ScopeFleet.SERVICE,
                false,
                exists,
                attachments,
                unused);
    }
}
