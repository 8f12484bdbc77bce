package ebscensus.report;

import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Prices;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a report tells of its prices.
 *
 * @param source where they come from, in words; {@code none} where none were asked for
 * @param asOf the time they are of, as the source says it; empty where it does not
 * @param currencies that they are in
 * @param missing why prices are missing, each cause with the locations it is about
 */
public record Priced(
        String source, String asOf, SortedSet<String> currencies, SortedMap<String, SortedSet<String>> missing) {
    public Priced {
        currencies = Collections.unmodifiableSortedSet(new TreeSet<>(currencies));
        var copy = new TreeMap<String, SortedSet<String>>();
        missing.forEach((cause, locations) -> copy.put(cause, Collections.unmodifiableSortedSet(new TreeSet<>(locations))));
        missing = Collections.unmodifiableSortedMap(copy);
    }

    static Priced of(Prices prices) {
        var missing = new TreeMap<String, SortedSet<String>>();
        prices.gaps()
                .forEach(gap -> missing.computeIfAbsent(Cause.of(gap.why()), _ -> new TreeSet<>())
                        .add(name(gap.location())));
        return new Priced(prices.source(), prices.asOf(), prices.currencies(), missing);
    }

    boolean wereAskedFor() {
        return !source.equals(Prices.NOT_ASKED.source());
    }

    /** A place that EC2 did not name is in some region. */
    private static String name(Location location) {
        return location.name().startsWith(location.region())
                ? location.name()
                : location.region() + " " + location.name();
    }
}
