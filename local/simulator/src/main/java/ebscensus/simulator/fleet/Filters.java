package ebscensus.simulator.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The filters of one call for one kind of resource. A resource passes if each filter has a value that matches the resource's
 * property.
 *
 * @param <R> the kind of resource
 */
public final class Filters<R> {
    /** The values of one property of a resource: usually one, or none if the resource does not have the property. */
    public interface Property<R> extends Function<R, Collection<String>> {}

    private record Filter<R>(Property<R> property, Pattern pattern) {
        boolean matches(R resource) {
            return property.apply(resource).stream().anyMatch(pattern::matches);
        }
    }

    private final List<Filter<R>> filters = new ArrayList<>();
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    /**
     * @param properties returns, for the name of a filter, the property that the filter compares; empty for an unknown name
     * @throws IllegalArgumentException if the name of a filter is unknown
     */
    public Filters(Map<String, List<String>> filters, Function<String, Optional<Property<R>>> properties) {
        filters.forEach((name, values) -> {
            var property = properties
                    .apply(name)
                    .orElseThrow(() -> new IllegalArgumentException("The filter '" + name + "' is invalid"));
            var pattern = new Pattern(values);
            patterns.put(name, pattern);
            this.filters.add(new Filter<>(property, pattern));
        });
    }

    public boolean matches(R resource) {
        for (Filter<R> filter : filters) {
            if (!filter.matches(resource)) {
                return false;
            }
        }
        return true;
    }

    /** The only values that the filter {@code name} accepts; empty if there is no such filter or if it has wildcards. */
    public Optional<List<String>> exactly(String name) {
        return Optional.ofNullable(patterns.get(name)).flatMap(Pattern::exactly);
    }
}
