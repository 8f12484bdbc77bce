package ebscensus.core.inventory;

import ebscensus.core.inventory.Outcome.Missing;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The prices that could be found. A component without a price is not free; its price is unknown.
 *
 * @param source the source of the prices, in words; untrusted text if it names a file
 * @param asOf the day or time of the prices, in the source's own format; empty if the source does not name one
 * @param byLocation the prices of each location
 * @param gaps the prices that are missing because they could not be read; a price that the source does not contain is not a gap
 */
public record Prices(
        String source, String asOf, SortedMap<Location, Map<Component, Price>> byLocation, List<Gap> gaps) {
    /** No prices, because none were requested. */
    public static final Prices NOT_ASKED = new Prices("none", "", new TreeMap<>(), List.of());

    public Prices {
        var prices = new TreeMap<Location, Map<Component, Price>>();
        byLocation.forEach((location, its) -> {
            if (!its.isEmpty()) {
                prices.put(location, Collections.unmodifiableMap(new EnumMap<>(its)));
            }
        });
        byLocation = Collections.unmodifiableSortedMap(prices);
        gaps = List.copyOf(gaps);
    }

    /** The reason why one price or all prices of a location are missing. */
    public record Gap(Location location, Missing why) {}

    /** The price; empty if it is not known. */
    public Optional<Price> of(Location location, Component component) {
        return Optional.ofNullable(byLocation.getOrDefault(location, Map.of()).get(component));
    }

    public boolean isEmpty() {
        return byLocation.isEmpty();
    }

    /** The currencies of the prices. */
    public SortedSet<String> currencies() {
        var currencies = new TreeSet<String>();
        byLocation.values().forEach(prices -> prices.values().forEach(price -> currencies.add(price.currency())));
        return currencies;
    }
}
