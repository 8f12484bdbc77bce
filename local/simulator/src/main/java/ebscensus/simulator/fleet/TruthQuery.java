package ebscensus.simulator.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Selects the volumes to count.
 *
 * @param filters the values by filter name, as in DescribeInstances; all filters must match
 * @param tagKeys the keys of the instance tags by which the count is broken down
 * @param scopes the scopes to count; empty for all scopes
 */
public record TruthQuery(Map<String, List<String>> filters, List<String> tagKeys, Set<SimulatedScope> scopes) {
    /** Selects every live instance of all scopes. */
    public static final TruthQuery ALL = new TruthQuery(Map.of(), List.of(), Set.of());

    public TruthQuery {
        filters = Map.copyOf(filters);
        tagKeys = List.copyOf(tagKeys);
        scopes = Set.copyOf(scopes);
    }

    /** A copy with this filter, which replaces a filter of the same name. */
    public TruthQuery withFilter(String name, String... values) {
        var more = new LinkedHashMap<>(filters);
        more.put(name, List.of(values));
        return new TruthQuery(more, tagKeys, scopes);
    }

    public TruthQuery withFilters(Map<String, List<String>> filters) {
        return new TruthQuery(filters, tagKeys, scopes);
    }

    public TruthQuery withTagKeys(String... tagKeys) {
        return new TruthQuery(filters, List.of(tagKeys), scopes);
    }

    public TruthQuery withScopes(SimulatedScope... scopes) {
        return new TruthQuery(filters, tagKeys, Set.of(scopes));
    }
}
