package ebscensus.core.inventory;

import java.util.Set;

/** A source of prices: AWS, a file, or none. Thread-safe. */
@FunctionalInterface
public interface PriceList {
    /** The prices in these locations. Never throws: {@link Prices#gaps} says which prices could not be read, and why. */
    Prices prices(Set<Location> locations);
}
