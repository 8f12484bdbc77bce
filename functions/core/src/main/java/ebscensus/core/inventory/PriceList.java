package ebscensus.core.inventory;

import java.util.Set;

/** A source of prices: AWS, a file, or none. Thread-safe. */
@FunctionalInterface
public interface PriceList {
    /** The prices in these locations, as far as they can be had. Never fails: what there is no price for is named in the answer. */
    Prices prices(Set<Location> locations);
}
