package ebscensus.simulator.fleet;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The instances and volumes of one scope on one day; {@link #when} selects those that exist at a given time. Nothing is stored,
 * because every resource is computed from the scope's hash and the resource's place (see {@link Ids}).
 *
 * <p>There are four kinds of volumes. An own volume is in a slot of a single instance. {@link Neighbourhoods} has the shared
 * volumes. {@link LooseVolumes} has the detached volumes, and the volumes attached to a service's resource that is not an
 * instance.
 */
public final class ScopeFleet {
    static final int OWN = 0;
    static final int SHARED = 1;
    static final int DETACHED = 2;
    static final int SERVICE = 3;

    private final SimulatedScope scope;
    private final int number;
    private final long base;
    private final long live;
    private final long terminated;
    private final int day;
    private final FleetShape shape;
    private final Churn churn;
    private final Ids instanceIds;
    private final Ids volumeIds;
    private final long hash;
    private final Predicate<Span> there;
    private final Neighbourhoods neighbourhoods;
    private final LooseVolumes loose;

    /**
     * @param number the scope's position among all scopes, which is part of the ids of its resources
     * @param base the number of live instances on day 0
     */
    ScopeFleet(SimulatedScope scope, int number, long base, Simulation simulation) {
        this.scope = scope;
        this.number = number;
        this.base = base;
        this.live = simulation.grown(base);
        this.day = simulation.day();
        this.shape = simulation.shape();
        this.terminated = Math.round(live * shape.terminated());
        this.churn = simulation.churn();
        this.instanceIds = new Ids(Ids.INSTANCE, simulation.seed());
        this.volumeIds = new Ids(Ids.VOLUME, simulation.seed());
        this.hash = Hash.of(Hash.of(Hash.of(simulation.seed(), Trait.SCOPE), scope.account()), scope.region());
        this.there = Span::isAlways;
        this.neighbourhoods = new Neighbourhoods(this);
        this.loose = new LooseVolumes(this);
    }

    private ScopeFleet(ScopeFleet fleet, Predicate<Span> there) {
        this.scope = fleet.scope;
        this.number = fleet.number;
        this.base = fleet.base;
        this.live = fleet.live;
        this.day = fleet.day;
        this.shape = fleet.shape;
        this.terminated = fleet.terminated;
        this.churn = fleet.churn;
        this.instanceIds = fleet.instanceIds;
        this.volumeIds = fleet.volumeIds;
        this.hash = fleet.hash;
        this.there = there;
        this.neighbourhoods = new Neighbourhoods(this);
        this.loose = new LooseVolumes(this);
    }

    /** A copy of this fleet that has only the resources and attachments whose spans satisfy the condition. */
    public ScopeFleet when(Predicate<Span> there) {
        return new ScopeFleet(this, there);
    }

    boolean has(Span span) {
        return there.test(span);
    }

    Churn churn() {
        return churn;
    }

    public SimulatedScope scope() {
        return scope;
    }

    public FleetShape shape() {
        return shape;
    }

    int day() {
        return day;
    }

    public long hash() {
        return hash;
    }

    /** The number of live instances on day 0. */
    long base() {
        return base;
    }

    /** The number of instances that are live at some time, including those that do not exist yet or are already terminated. */
    public long live() {
        return live;
    }

    /** The number of all instances that EC2 may list. */
    public long instances() {
        return live + terminated;
    }

    /** The number of neighbourhoods, each of which may have one shared volume. */
    public long neighbourhoods() {
        return neighbourhoods.count();
    }

    /** The number of volumes that have ever been unattached, including deleted volumes. */
    public long detachedVolumes() {
        return loose.everUnattached();
    }

    /** The number of volumes that have ever been in the Recycle Bin or may get there later. */
    public long recycledVolumes() {
        return loose.everRecycled();
    }

    public long serviceVolumes() {
        return loose.ofServices();
    }

    public Instance instance(long index) {
        return new Instance(this, index, Hash.of(Hash.of(hash, Trait.INSTANCE), index));
    }

    String instanceId(long index) {
        return instanceIds.id(place(OWN, 0, index));
    }

    /**
     * The index of the first instance in the reservation that contains this instance. Up to four instances with consecutive
     * indices share a reservation if they were launched together.
     */
    public long reservation(long index) {
        long group = index / 4;
        return Hash.chance(Hash.of(hash, group), Trait.RESERVATION, 0.3) ? group * 4 : index;
    }

    /** The instance with this id, even if it does not exist yet; empty if the scope never has such an instance. */
    public Optional<Instance> instance(String id) {
        return here(instanceIds.place(id))
                .filter(place -> Ids.kind(place) == OWN && Ids.slot(place) == 0 && Ids.index(place) < instances())
                .map(place -> instance(Ids.index(place)));
    }

    /**
     * The number of an instance's zone in the region. Consecutive instances are in different availability zones, so that the
     * fleet is spread over all availability zones.
     */
    int zone(Instance instance) {
        boolean local = isLocal(instance.hash()) && instance.index() < live && !neighbourhoods.takesPart(instance);
        return local ? Zones.LOCAL : (int) (instance.index() % Zones.PER_REGION);
    }

    /**
     * Whether the hash of an instance or of a loose volume selects the Local Zone. If it does, {@link #zone} may still keep an
     * instance in an availability zone.
     */
    boolean isLocal(long owner) {
        return Zones.hasLocalZone(scope.region(), shape) && Hash.chance(owner, Trait.LOCAL_ZONE, shape.local());
    }

    /** The number of an instance's own volumes, including volumes that do not exist now. */
    public int ownVolumes(Instance instance) {
        return instance.index() < live ? shape.ownVolumes(instance.hash()) : 0;
    }

    boolean ownVolumesChange(Instance instance) {
        return IntStream.range(0, ownVolumes(instance))
                .anyMatch(slot -> !span(slot, ownVolumeHash(instance, slot)).isAlways());
    }

    /** The volume in a slot of an instance. A root volume is deleted with its instance; other own volumes remain. */
    public Volume ownVolume(Instance instance, int slot) {
        boolean root = slot == 0;
        long volume = ownVolumeHash(instance, slot);
        var attachment = new Attachment.ToInstance(instance, attachmentState(volume), Attachment.device(slot), root);
        boolean attached = instance.live() && has(span(slot, volume));
        var type = root ? VolumeType.GP3 : Hash.pick(volume, Trait.TYPE, VolumeType.USUAL);
        return new Volume(
                this,
                place(OWN, slot, instance.index()),
                volume,
                Provision.of(type, volume, day),
                instance.zone(),
                instance.managed(),
                false,
                attached || (instance.exists() && !root),
                attached ? List.of(attachment) : List.of(),
                VolumeState.AVAILABLE);
    }

    private static long ownVolumeHash(Instance instance, int slot) {
        return Hash.of(Hash.of(instance.hash(), Trait.OWN_VOLUME), slot);
    }

    /** The span during which an instance has the volume in this slot. */
    private Span span(int slot, long volume) {
        return slot == 0 ? Span.ALWAYS : churn.ofVolume(volume, live);
    }

    /** The shared volume of an instance's neighbourhood; empty if there is none or if this instance is never attached to it. */
    public Optional<Volume> sharedVolume(Instance instance) {
        return neighbourhoods.volume(instance);
    }

    /** The shared volume of a neighbourhood; empty if there is none, or if only one instance would be attached. */
    public Optional<Volume> sharedVolume(long neighbourhood) {
        return neighbourhoods.volume(neighbourhood);
    }

    public Volume detachedVolume(long index) {
        return loose.unattached(index);
    }

    /** The volume with this number among the {@link #recycledVolumes}; empty if it is not in the Recycle Bin now. */
    public Optional<RecycledVolume> recycledVolume(long station) {
        return loose.recycled(station);
    }

    public Volume serviceVolume(long index) {
        return loose.ofService(index);
    }

    String volumeId(long place) {
        return volumeIds.id(place);
    }

    public Optional<Volume> volume(String id) {
        return here(volumeIds.place(id)).flatMap(this::volumeAt).filter(Volume::exists);
    }

    /** The volume at this place; empty if there is none. */
    private Optional<Volume> volumeAt(long place) {
        long index = Ids.index(place);
        int slot = Ids.slot(place);
        if (Ids.kind(place) == OWN) {
            return index < live && slot < ownVolumes(instance(index))
                    ? Optional.of(ownVolume(instance(index), slot))
                    : Optional.empty();
        }
        if (slot != 0) {
            return Optional.empty();
        }
        return switch (Ids.kind(place)) {
            case SHARED -> index < neighbourhoods() ? sharedVolume(index) : Optional.empty();
            case DETACHED -> index < detachedVolumes() ? Optional.of(detachedVolume(index)) : Optional.empty();
            default -> index < serviceVolumes() ? Optional.of(serviceVolume(index)) : Optional.empty();
        };
    }

    private Optional<Long> here(OptionalLong place) {
        return place.isPresent() && Ids.scope(place.getAsLong()) == number
                ? Optional.of(place.getAsLong())
                : Optional.empty();
    }

    long place(int kind, int slot, long index) {
        return Ids.place(number, kind, slot, index);
    }

    AttachmentState attachmentState(long volume) {
        if (!Hash.chance(volume, Trait.ATTACHMENT, shape.unsettled())) {
            return AttachmentState.ATTACHED;
        }
        return Hash.pick(volume, Trait.STATE, AttachmentState.ALL);
    }
}
