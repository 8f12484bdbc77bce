package ebscensus.simulator.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The instances and volumes of one scope at some time. Nothing is stored: everything is computed from the scope's hash and a
 * place.
 *
 * <p>There are four kinds of volumes: an instance's own, each in one of its slots; shared ones, at most one for each group of
 * 16 neighbouring instances in a zone; detached ones; and those attached to a service's resource that is not an instance.
 */
public final class ScopeFleet {
    static final int OWN = 0;
    static final int SHARED = 1;
    static final int DETACHED = 2;
    static final int SERVICE = 3;

    /** The most instances that a volume can be attached to. Source: EBS user guide, Multi-Attach, read 2026-11. */
    static final int NEIGHBOURHOOD = 16;

    private final SimulatedScope scope;
    private final int number;
    private final long live;
    private final long terminated;
    private final FleetShape shape;
    private final Churn churn;
    private final Ids instanceIds;
    private final Ids volumeIds;
    private final long hash;
    private final Predicate<Span> there;

    /** @param number the scope's position among all scopes, which is part of its ids */
    ScopeFleet(SimulatedScope scope, int number, long live, Simulation simulation) {
        this.scope = scope;
        this.number = number;
        this.live = live;
        this.shape = simulation.shape();
        this.terminated = Math.round(live * shape.terminated());
        this.churn = simulation.churn();
        this.instanceIds = new Ids(Ids.INSTANCE, simulation.seed());
        this.volumeIds = new Ids(Ids.VOLUME, simulation.seed());
        this.hash = Hash.of(Hash.of(Hash.of(simulation.seed(), Trait.SCOPE), scope.account()), scope.region());
        this.there = Span::isAlways;
    }

    private ScopeFleet(ScopeFleet fleet, Predicate<Span> there) {
        this.scope = fleet.scope;
        this.number = fleet.number;
        this.live = fleet.live;
        this.shape = fleet.shape;
        this.terminated = fleet.terminated;
        this.churn = fleet.churn;
        this.instanceIds = fleet.instanceIds;
        this.volumeIds = fleet.volumeIds;
        this.hash = fleet.hash;
        this.there = there;
    }

    /** The same fleet, reduced to what exists during a span that satisfies the condition. */
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

    FleetShape shape() {
        return shape;
    }

    public long hash() {
        return hash;
    }

    /** Instances that are not terminated, including those that do not exist yet or any more. */
    public long live() {
        return live;
    }

    /** All instances that EC2 may list. */
    public long instances() {
        return live + terminated;
    }

    /** The possible number of shared volumes. */
    public long neighbourhoods() {
        return shape.multiAttach() == 0 ? 0 : Zones.PER_REGION * Math.ceilDiv(zoneSize(0), (long) NEIGHBOURHOOD);
    }

    public long detachedVolumes() {
        return Math.round(live * shape.detached());
    }

    public long serviceVolumes() {
        return Math.round(live * shape.managed());
    }

    public Instance instance(long index) {
        return new Instance(this, index, Hash.of(Hash.of(hash, Trait.INSTANCE), index));
    }

    String instanceId(long index) {
        return instanceIds.id(Ids.place(number, OWN, 0, index));
    }

    /** Instances that started together share a reservation; there are at most four of them, and their indices are neighbours. */
    public long reservation(long index) {
        long group = index / 4;
        return Hash.chance(Hash.of(hash, group), Trait.RESERVATION, 0.3) ? group * 4 : index;
    }

    /** Also works for an instance that does not exist yet. */
    public Optional<Instance> instance(String id) {
        return here(instanceIds.place(id))
                .filter(place -> Ids.kind(place) == OWN && Ids.slot(place) == 0 && Ids.index(place) < instances())
                .map(place -> instance(Ids.index(place)));
    }

    /** The number of an instance's own volumes, including those that do not exist now. */
    public int ownVolumes(Instance instance) {
        return instance.index() < live ? shape.ownVolumes(instance.hash()) : 0;
    }

    boolean ownVolumesChange(Instance instance) {
        return IntStream.range(0, ownVolumes(instance))
                .anyMatch(slot -> !span(slot, ownVolumeHash(instance, slot)).isAlways());
    }

    /** A root volume is deleted with its instance; others remain. */
    public Volume ownVolume(Instance instance, int slot) {
        boolean root = slot == 0;
        long volume = ownVolumeHash(instance, slot);
        var attachment = new Attachment.ToInstance(instance, attachmentState(volume), Attachment.device(slot), root);
        boolean attached = instance.live() && has(span(slot, volume));
        var type = root ? VolumeType.GP3 : Hash.pick(volume, Trait.TYPE, VolumeType.USUAL);
        return new Volume(
                this,
                Ids.place(number, OWN, slot, instance.index()),
                volume,
                type,
                Hash.pick(volume, Trait.SIZE, type.sizes()),
                instance.zone(),
                instance.managed(),
                false,
                attached || (instance.exists() && !root),
                attached ? List.of(attachment) : List.of());
    }

    private static long ownVolumeHash(Instance instance, int slot) {
        return Hash.of(Hash.of(instance.hash(), Trait.OWN_VOLUME), slot);
    }

    /** The span during which an instance has the volume in this slot. */
    private Span span(int slot, long volume) {
        return slot == 0 ? Span.ALWAYS : churn.ofVolume(volume, live);
    }

    /** The shared volume of an instance's group, if this instance is attached to it. */
    public Optional<Volume> sharedVolume(Instance instance) {
        if (shape.multiAttach() == 0 || instance.index() >= live || !joins(instance)) {
            return Optional.empty();
        }
        return sharedVolume(neighbourhood(instance));
    }

    /** Empty if the group shares no volume, or if only one instance would be attached. */
    public Optional<Volume> sharedVolume(long neighbourhood) {
        long volume = sharedHash(neighbourhood);
        if (!Hash.chance(volume, Trait.SHARED, shape.multiAttach())) {
            return Optional.empty();
        }
        var members = members(neighbourhood);
        if (members.size() < 2) {
            return Optional.empty();
        }
        var attachments = new ArrayList<Attachment>();
        for (Instance member : members) {
            if (member.live()) {
                var state = attachmentState(Hash.of(volume, member.index()));
                attachments.add(new Attachment.ToInstance(member, state, "/dev/sdx", false));
            }
        }
        return Optional.of(new Volume(
                this,
                Ids.place(number, SHARED, 0, neighbourhood),
                volume,
                VolumeType.IO2,
                Hash.pick(volume, Trait.SIZE, VolumeType.IO2.sizes()),
                (int) (neighbourhood % Zones.PER_REGION),
                false,
                true,
                true,
                attachments));
    }

    public Volume detachedVolume(long index) {
        long volume = Hash.of(Hash.of(hash, Trait.DETACHED_VOLUME), index);
        return alone(DETACHED, index, volume, false, List.of());
    }

    public Volume serviceVolume(long index) {
        long volume = Hash.of(Hash.of(hash, Trait.SERVICE_VOLUME), index);
        var resource =
                "arn:aws:lambda:" + scope.region() + ":" + scope.account() + ":capacity-provider:pool-" + index % 7;
        var attachment = new Attachment.ToService(resource, "lambda.amazonaws.com", AttachmentState.ATTACHED);
        return alone(SERVICE, index, volume, true, List.of(attachment));
    }

    String volumeId(long place) {
        return volumeIds.id(place);
    }

    public Optional<Volume> volume(String id) {
        return here(volumeIds.place(id)).flatMap(this::volumeAt);
    }

    /** Empty if this place has no volume. */
    Optional<Volume> volumeAt(long place) {
        long index = Ids.index(place);
        int slot = Ids.slot(place);
        if (Ids.kind(place) == OWN) {
            return index < live && slot < ownVolumes(instance(index))
                    ? Optional.of(ownVolume(instance(index), slot)).filter(Volume::exists)
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

    private Volume alone(int kind, long index, long volume, boolean managed, List<Attachment> attachments) {
        var type = Hash.pick(volume, Trait.TYPE, VolumeType.USUAL);
        return new Volume(
                this,
                Ids.place(number, kind, 0, index),
                volume,
                type,
                Hash.pick(volume, Trait.SIZE, type.sizes()),
                (int) (index % Zones.PER_REGION),
                managed,
                false,
                true,
                attachments);
    }

    private static long neighbourhood(Instance instance) {
        long inZone = instance.index() / Zones.PER_REGION;
        return inZone / NEIGHBOURHOOD * Zones.PER_REGION + instance.zone();
    }

    private List<Instance> members(long neighbourhood) {
        long zone = neighbourhood % Zones.PER_REGION;
        long first = neighbourhood / Zones.PER_REGION * NEIGHBOURHOOD;
        var members = new ArrayList<Instance>();
        for (long inZone = first; inZone < first + NEIGHBOURHOOD; inZone++) {
            long index = inZone * Zones.PER_REGION + zone;
            if (index < live && joins(instance(index))) {
                members.add(instance(index));
            }
        }
        return members;
    }

    /** The number of attached instances differs between groups. Managed instances are never attached. */
    private boolean joins(Instance instance) {
        long volume = sharedHash(neighbourhood(instance));
        int size = 2 + Hash.below(volume, Trait.MEMBERS, NEIGHBOURHOOD - 1);
        return instance.index() / Zones.PER_REGION % NEIGHBOURHOOD < size && !instance.managed();
    }

    private long sharedHash(long neighbourhood) {
        return Hash.of(Hash.of(hash, Trait.SHARED_VOLUME), neighbourhood);
    }

    private AttachmentState attachmentState(long volume) {
        if (!Hash.chance(volume, Trait.ATTACHMENT, shape.unsettled())) {
            return AttachmentState.ATTACHED;
        }
        return Hash.pick(volume, Trait.STATE, AttachmentState.ALL);
    }

    private long zoneSize(int zone) {
        return Math.ceilDiv(live - zone, (long) Zones.PER_REGION);
    }
}
