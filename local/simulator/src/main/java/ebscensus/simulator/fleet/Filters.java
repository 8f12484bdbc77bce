package ebscensus.simulator.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The filters of one call over one kind of resource: a resource passes if every filter has a value that it matches.
 *
 * @param <R> what is filtered
 */
public final class Filters<R> {
    /** The values of one property that filters can ask for; usually one, none where the resource has no such property. */
    public interface Property<R> extends Function<R, Collection<String>> {}

    private record Filter<R>(Property<R> property, Pattern pattern) {
        boolean matches(R resource) {
            return property.apply(resource).stream().anyMatch(pattern::matches);
        }
    }

    private final List<Filter<R>> filters = new ArrayList<>();
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    /**
     * @param properties resolves a filter's name; empty if EC2 has no such filter
     * @throws IllegalArgumentException for an unknown name
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

    /** The values a filter asks for, if it is there and none of them is a wildcard: then nothing else can match. */
    public Optional<List<String>> exactly(String name) {
        return Optional.ofNullable(patterns.get(name)).flatMap(Pattern::exactly);
    }
}
