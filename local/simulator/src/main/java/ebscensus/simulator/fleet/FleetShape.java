package ebscensus.simulator.fleet;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The composition of a fleet. Shares are between 0 and 1.
 *
 * @param volumesPerInstance the number of own (not shared) volumes of every live instance; empty for a mixture of 0 to 28,
 *     mostly 1 to 3
 * @param stopped the share of live instances that are stopped
 * @param unsettled the share of live instances that are pending, stopping or shutting down; also the share of attachments whose
 *     state is picked at random from all states
 * @param managed the share of live instances that another AWS service manages and that EC2 hides by default; also the number of
 *     hidden volumes attached to something other than an instance, divided by the number of live instances
 * @param multiAttach the share of neighbourhoods whose instances share an io2 volume; a neighbourhood consists of 16 instances
 *     in one availability zone
 * @param terminated the number of terminated instances, which are not among the live ones, divided by the number of live
 *     instances
 * @param detached the number of volumes attached to nothing, divided by the number of live instances; a few of these volumes
 *     are being created, are being deleted, or have failed
 * @param recycled the number of volumes in the Recycle Bin, divided by the number of live instances
 * @param local the share of the live instances, and of the volumes without an instance, that are in a Local Zone. It applies
 *     only to the region {@link Zones#WITH_LOCAL_ZONE}, and not to instances that share a volume
 * @param nastyTagValues values that the tag {@code team} has on some instances instead of the usual values; empty by default
 */
public record FleetShape(
        OptionalInt volumesPerInstance,
        double stopped,
        double unsettled,
        double managed,
        double multiAttach,
        double terminated,
        double detached,
        double recycled,
        double local,
        List<String> nastyTagValues) {
    /** A mixture of everything except nasty tags. */
    public static final FleetShape DEFAULT =
            new FleetShape(OptionalInt.empty(), 0.15, 0.01, 0.02, 0.25, 0.01, 0.1, 0.03, 0.02, List.of());

    /** Only running instances with two attached volumes each. */
    public static final FleetShape PLAIN = new FleetShape(OptionalInt.of(2), 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    public FleetShape {
        if (volumesPerInstance.isPresent()
                && (volumesPerInstance.getAsInt() < 0 || volumesPerInstance.getAsInt() > Ids.SLOTS)) {
            throw new IllegalArgumentException(
                    "an instance has 0 to " + Ids.SLOTS + " volumes, not " + volumesPerInstance.getAsInt());
        }
        for (double share :
                new double[] {stopped, unsettled, managed, multiAttach, terminated, detached, recycled, local}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share lies between 0 and 1, not " + share);
            }
        }
        if (stopped + unsettled > 1) {
            throw new IllegalArgumentException(
                    "the shares of stopped and unsettled instances add up to more than 1: " + (stopped + unsettled));
        }
        nastyTagValues = List.copyOf(nastyTagValues);
        nastyTagValues.forEach(Tags::requireTagValue);
    }

    /** The number of own volumes of the instance with this hash. */
    int ownVolumes(long instance) {
        return volumesPerInstance.orElseGet(() -> usualVolumes(instance));
    }

    /** Mostly one to three, sometimes none (instance store only), rarely up to 28, the limit of older Nitro instances. */
    private static int usualVolumes(long instance) {
        double fraction = Hash.fraction(Hash.of(instance, Trait.VOLUMES));
        if (fraction < 0.03) {
            return 0;
        }
        if (fraction < 0.48) {
            return 1;
        }
        if (fraction < 0.80) {
            return 2;
        }
        if (fraction < 0.93) {
            return 3;
        }
        return fraction < 0.999 ? 4 + Hash.below(instance, Trait.SIZE, 3) : 7 + Hash.below(instance, Trait.SIZE, 22);
    }

    /** A copy with exactly this number of own volumes for every live instance, in addition to shared ones. */
    public FleetShape withVolumesPerInstance(int volumes) {
        return with(draft -> draft.volumesPerInstance = OptionalInt.of(volumes));
    }

    public FleetShape withStopped(double share) {
        return with(draft -> draft.stopped = share);
    }

    public FleetShape withUnsettled(double share) {
        return with(draft -> draft.unsettled = share);
    }

    public FleetShape withManaged(double share) {
        return with(draft -> draft.managed = share);
    }

    public FleetShape withoutManaged() {
        return withManaged(0);
    }

    public FleetShape withMultiAttach(double share) {
        return with(draft -> draft.multiAttach = share);
    }

    public FleetShape withoutMultiAttach() {
        return withMultiAttach(0);
    }

    public FleetShape withTerminated(double share) {
        return with(draft -> draft.terminated = share);
    }

    public FleetShape withoutTerminated() {
        return withTerminated(0);
    }

    public FleetShape withDetached(double share) {
        return with(draft -> draft.detached = share);
    }

    public FleetShape withoutDetached() {
        return withDetached(0);
    }

    public FleetShape withRecycled(double share) {
        return with(draft -> draft.recycled = share);
    }

    public FleetShape withLocal(double share) {
        return with(draft -> draft.local = share);
    }

    /**
     * A copy with tag values that careless programs mishandle: 256 characters, markup, quotes, line ends, formulas, many
     * writing systems.
     */
    public FleetShape withNastyTags() {
        return withNastyTags(Tags.NASTY);
    }

    public FleetShape withNastyTags(List<String> values) {
        return with(draft -> draft.nastyTagValues = values);
    }

    private FleetShape with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.shape();
    }

    /** A mutable copy of a shape, in which a property can be changed. */
    private static final class Draft {
        private OptionalInt volumesPerInstance;
        private double stopped;
        private double unsettled;
        private double managed;
        private double multiAttach;
        private double terminated;
        private double detached;
        private double recycled;
        private double local;
        private List<String> nastyTagValues;

        Draft(FleetShape shape) {
            volumesPerInstance = shape.volumesPerInstance;
            stopped = shape.stopped;
            unsettled = shape.unsettled;
            managed = shape.managed;
            multiAttach = shape.multiAttach;
            terminated = shape.terminated;
            detached = shape.detached;
            recycled = shape.recycled;
            local = shape.local;
            nastyTagValues = shape.nastyTagValues;
        }

        FleetShape shape() {
            return new FleetShape(
                    volumesPerInstance,
                    stopped,
                    unsettled,
                    managed,
                    multiAttach,
                    terminated,
                    detached,
                    recycled,
                    local,
                    nastyTagValues);
        }
    }
}
