package ebscensus.simulator.fleet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One EC2 instance. All its properties depend on its place in the fleet; see {@link Ids}.
 *
 * @param index the number of the instance in its scope; live instances come first, then the terminated ones
 * @param hash the hash that determines the instance's properties
 */
public record Instance(ScopeFleet fleet, long index, long hash) {
    private static final List<String> TYPES = List.of(
            "m7g.large",
            "m7g.xlarge",
            "m6i.large",
            "m6i.2xlarge",
            "c7g.xlarge",
            "c6a.4xlarge",
            "r7g.2xlarge",
            "r6i.4xlarge",
            "t4g.medium",
            "t3.large",
            "i4i.xlarge",
            "x2idn.16xlarge");

    public String id() {
        return fleet.instanceId(index);
    }

    /** Whether EC2 lists this instance. EC2 continues to list an instance after it is terminated. */
    public boolean exists() {
        return index >= fleet.live() || fleet.has(span().withoutEnd());
    }

    public boolean live() {
        return index < fleet.live() && fleet.has(span());
    }

    private Span span() {
        return fleet.churn().ofInstance(hash, fleet.live());
    }

    /** Whether the instance or one of its volumes appears or disappears. */
    private boolean changes() {
        return !fleet.churn().isNone() && index < fleet.live() && (!span().isAlways() || fleet.ownVolumesChange(this));
    }

    public InstanceState state() {
        if (!live()) {
            return InstanceState.TERMINATED;
        }
        double fraction = Hash.fraction(Hash.of(hash, Trait.STATE));
        double stopped = fleet.shape().stopped();
        double unsettled = fleet.shape().unsettled();
        if (fraction < stopped) {
            return InstanceState.STOPPED;
        }
        if (fraction < stopped + unsettled) {
            return switch ((int) (3 * (fraction - stopped) / unsettled)) {
                case 0 -> InstanceState.PENDING;
                case 1 -> InstanceState.STOPPING;
                default -> InstanceState.SHUTTING_DOWN;
            };
        }
        return InstanceState.RUNNING;
    }

    /** The number of the instance's zone in the region, from 0; see {@link Zones}. */
    public int zone() {
        return fleet.zone(this);
    }

    public String type() {
        return Hash.pick(hash, Trait.TYPE, TYPES);
    }

    public boolean managed() {
        return Hash.chance(hash, Trait.MANAGED, fleet.shape().managed());
    }

    Optional<String> tag(String key) {
        if (key.equals(Churn.TAG)) {
            return changes() ? Optional.of(Churn.TAG_VALUE) : Optional.empty();
        }
        return Tags.ofInstance(hash, fleet.shape(), key);
    }

    public Map<String, String> tags() {
        var tags = Tags.ofInstance(hash, fleet.shape());
        if (changes()) {
            tags.put(Churn.TAG, Churn.TAG_VALUE);
        }
        return tags;
    }
}
