package ebscensus.benchmark;

import ebscensus.core.inventory.Calls;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.Listing;
import ebscensus.core.request.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Listings as core's Lister gives them, of instances that are alike. */
final class Fleets {
    private Fleets() {}

    /** Equally divided among scopes; ids are as long as EC2's own. */
    static List<Listing> of(int scopes, long instances) {
        var all = Scopes.first(scopes);
        return IntStream.range(0, scopes)
                .mapToObj(i -> listing(all.get(i), Scopes.share(instances, scopes, i)))
                .toList();
    }

    static String id(Scope scope, long number) {
        return "i-%09x%08x".formatted(number, scope.hashCode());
    }

    private static Listing listing(Scope scope, long instances) {
        var ids = LongStream.range(0, instances)
                .mapToObj(number -> id(scope, number))
                .toList();
        var groups = ids.isEmpty() ? List.<InstanceGroup>of() : List.of(new InstanceGroup(true, Map.of(), ids));
        return new Listing(scope, groups, Calls.NONE, null);
    }
}
