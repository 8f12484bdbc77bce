package ebscensus.report;

import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.Prices;
import ebscensus.core.request.Text;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The prices of a report, where they come from, and why prices are missing.
 *
 * @param asked whether prices were requested
 * @param source the source of the prices, in words
 * @param asOf the time of the prices, as the source writes it; empty if the source does not say
 * @param currencies the currencies of the prices
 * @param list the prices of the components in each location that has volumes
 * @param missing for each cause of missing prices, the locations that lack prices
 */
public record Priced(
        boolean asked,
        String source,
        String asOf,
        SortedSet<String> currencies,
        SortedMap<Location, Map<Component, Price>> list,
        SortedMap<String, SortedSet<String>> missing) {
    public Priced {
        currencies = Collections.unmodifiableSortedSet(new TreeSet<>(currencies));
        list = Collections.unmodifiableSortedMap(new TreeMap<>(list));
        var copy = new TreeMap<String, SortedSet<String>>();
        missing.forEach(
                (cause, locations) -> copy.put(cause, Collections.unmodifiableSortedSet(new TreeSet<>(locations))));
        missing = Collections.unmodifiableSortedMap(copy);
    }

    /** @param unpriced for each type that has volumes without a price, the locations of these volumes */
    static Priced of(Prices prices, Map<String, SortedSet<Location>> unpriced) {
        var missing = new TreeMap<String, SortedSet<String>>();
        prices.gaps()
                .forEach(gap -> missing.computeIfAbsent(Cause.of(gap.why()), _ -> new TreeSet<>())
                        .add(name(gap.location())));
        if (!prices.isEmpty()) {
            unpriced.forEach((type, locations) ->
                    missing.put("no price for " + Text.printable(type) + " volumes", names(locations)));
        }
        return new Priced(
                !prices.equals(Prices.NOT_ASKED),
                prices.source(),
                prices.asOf(),
                prices.currencies(),
                prices.byLocation(),
                missing);
    }

    /** The known prices, without the causes of missing prices. */
    Prices known() {
        return new Prices(source, asOf, list, List.of());
    }

    private static SortedSet<String> names(Collection<Location> locations) {
        var names = new TreeSet<String>();
        locations.forEach(location -> names.add(name(location)));
        return names;
    }

    /**
     * The name of the location. If the name does not begin with the region, for example because EC2 did not return the zone,
     * the region is put before the name.
     */
    private static String name(Location location) {
        return location.name().startsWith(location.region())
                ? location.name()
                : location.region() + " " + location.name();
    }
}
