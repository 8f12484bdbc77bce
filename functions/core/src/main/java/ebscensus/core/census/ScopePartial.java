package ebscensus.core.census;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has been measured in one scope so far.
 *
 * @param instances the number of instances whose volumes were read completely
 * @param vanished the number of these that had volumes when they were listed and none when they were measured
 * @param exclusive volumes that no other chunk can see, by zone, type and the tags that the request groups by
 * @param shared volumes that other chunks may also see, by volume id
 * @param failure why not every instance was measured, if so; of several causes, the first in alphabetical order
 */
public record ScopePartial(
        Scope scope,
        long instances,
        long vanished,
        Cube exclusive,
        Map<String, SharedVolume> shared,
        Calls calls,
        @Nullable Missing failure) {
    public ScopePartial {
        if (vanished < 0 || instances < vanished) {
            throw new IllegalArgumentException(instances + " instances of which " + vanished + " vanished");
        }
        shared = Map.copyOf(shared);
    }

    /** The result of a scope before anything was measured. */
    public static ScopePartial empty(Scope scope, @Nullable Missing failure) {
        return new ScopePartial(scope, 0, 0, Cube.NONE, Map.of(), Calls.NONE, failure);
    }

    /** A copy that says why the scope is incomplete. */
    public ScopePartial interrupted() {
        return new ScopePartial(
                scope, instances, vanished, exclusive, shared, calls, first(failure, new Outcome.Interrupted()));
    }

    /** Associative and commutative, so chunks may finish in any order. Both must belong to the same scope. */
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
                calls.plus(other.calls),
                first(failure, other.failure));
    }

    /** A coarse copy: tags do not distinguish the exclusive volumes. */
    ScopePartial coarse() {
        return new ScopePartial(scope, instances, vanished, exclusive.coarse(), shared, calls, failure);
    }

    /** All volumes, counting each shared one once. */
    public Cube cube() {
        var sum = new Cube.Sum(Dimension.withinScope(tags())).add(exclusive);
        shared.values()
                .forEach(volume -> sum.add(volume.cell(sum.dimensions()), Measures.ofVolume(volume.gibibytes())));
        return sum.cube();
    }

    /** All volumes, counting each shared one once. */
    public Measures totals() {
        var sharedTotals = shared.values().stream().map(volume -> Measures.ofVolume(volume.gibibytes()));
        return sharedTotals.reduce(exclusive.total(), Measures::plus);
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
        return Comparator.comparing(Missing::toString).compare(one, other) <= 0 ? one : other;
    }
}
