package ebscensus.core.census;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of measuring one scope, or a part of it.
 *
 * @param instances the number of instances whose volumes were read completely
 * @param vanished the number of these instances that had volumes when they were listed but none when they were measured
 * @param exclusive the sums of the volumes that only one chunk can see, by zone, type, use and the tags that the request groups
 *     by
 * @param shared volumes that other chunks may also see, by volume id
 * @param largest the exclusive volumes that are candidates for the most expensive unattached volumes or for the most expensive
 *     volumes of stopped instances
 * @param calls the calls for all sources
 * @param failure why some instances were not measured; null if all were measured; if there are several reasons, the first in
 *     alphabetical order
 * @param others the outcomes of the unattached volumes and the Recycle Bin
 */
public record ScopePartial(
        Scope scope,
        long instances,
        long vanished,
        Cube exclusive,
        Map<String, SharedVolume> shared,
        Largest largest,
        Calls calls,
        @Nullable Missing failure,
        OtherSources others) {
    public ScopePartial {
        if (vanished < 0 || instances < vanished) {
            throw new IllegalArgumentException(instances + " instances of which " + vanished + " vanished");
        }
        shared = Map.copyOf(shared);
    }

    /** A partial of a scope for which only the attached volumes were requested. */
    public ScopePartial(
            Scope scope,
            long instances,
            long vanished,
            Cube exclusive,
            Map<String, SharedVolume> shared,
            Calls calls,
            @Nullable Missing failure) {
        this(scope, instances, vanished, exclusive, shared, Largest.NONE, calls, failure, OtherSources.NONE);
    }

    /** The result of a scope in which nothing has been measured. */
    public static ScopePartial empty(Scope scope, @Nullable Missing failure) {
        return new ScopePartial(scope, 0, 0, Cube.NONE, Map.of(), Calls.NONE, failure);
    }

    /** A copy with the outcomes of additional sources. */
    public ScopePartial with(OtherSources more) {
        return new ScopePartial(
                scope, instances, vanished, exclusive, shared, largest, calls, failure, others.plus(more));
    }

    /** A copy that records that the census was interrupted before the scope was complete. */
    public ScopePartial interrupted() {
        return new ScopePartial(
                scope,
                instances,
                vanished,
                exclusive,
                shared,
                largest,
                calls,
                first(failure, new Outcome.Interrupted()),
                others.interrupted());
    }

    /**
     * Merges two partials of the same scope. The operation is associative and commutative, so that chunks may finish in any
     * order.
     */
    public ScopePartial merge(ScopePartial other) {
        if (!scope.equals(other.scope)) {
            throw new IllegalArgumentException("cannot merge " + scope + " with " + other.scope);
        }
        var allShared = new HashMap<>(shared);
        other.shared.forEach((id, volume) -> allShared.merge(id, volume, SharedVolume::unite));
        return new ScopePartial(
                scope,
                Math.addExact(instances, other.instances),
                Math.addExact(vanished, other.vanished),
                exclusive.plus(other.exclusive),
                allShared,
                largest.plus(other.largest),
                calls.plus(other.calls),
                first(failure, other.failure),
                others.plus(other.others));
    }

    /** A copy with a coarse {@link Cube}, in which tags do not distinguish the exclusive volumes. */
    ScopePartial coarse() {
        return new ScopePartial(
                scope, instances, vanished, exclusive.coarse(), shared, largest, calls, failure, others);
    }

    /** The sums of all volumes, in which each shared volume counts once. */
    public Cube cube() {
        var sum = new Cube.Sum(Dimension.withinScope(tags())).add(exclusive);
        shared.values().forEach(volume -> sum.add(volume.cell(sum.dimensions()), volume.spec()));
        return sum.cube();
    }

    /** The sums of all attached volumes, in which each shared volume counts once. */
    public Measures totals() {
        var attached = shared.values().stream()
                .filter(volume -> volume.use().isAttached())
                .map(volume -> Measures.of(volume.spec()));
        return Measures.sum(Stream.concat(Stream.of(exclusive.attached().total()), attached));
    }

    /** Like {@link #largest}, but including the shared volumes. */
    public Largest largestOfAll() {
        var sum = new Largest.Sum();
        shared.forEach((id, volume) -> sum.add(id, volume.spec(), volume.use()));
        return largest.plus(sum.largest());
    }

    private Set<Dimension> tags() {
        var tags = new HashSet<Dimension>();
        exclusive.dimensions().stream().filter(Dimension::isTag).forEach(tags::add);
        shared.values().forEach(volume -> tags.addAll(volume.labels().keySet()));
        return tags;
    }

    private static @Nullable Missing first(@Nullable Missing one, @Nullable Missing other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return OtherSources.first(one, other);
    }
}
