package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Permutation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Divides a {@link Listing} into pages, each of which continues where the previous one ended. */
final class Pager<T> {
    /** The most stations that are examined for one page, so that a very selective filter makes pages short instead of slow. */
    private static final long STATIONS_PER_PAGE = 200_000;

    private final Listing<T> listing;
    private final Permutation order;

    /** @param order the key of the order, which all pages of a chain must share */
    Pager(Listing<T> listing, long order) {
        this.listing = listing;
        this.order = new Permutation(listing.stations(), order);
    }

    /** All items at once. Stops above {@code limit} items, so that the caller notices that there are too many items. */
    List<T> all(int limit) {
        var items = new ArrayList<T>();
        for (long step = 0; step < listing.stations() && items.size() <= limit; step++) {
            listing.at(order.at(step)).stream().filter(listing::selects).forEach(items::add);
        }
        return items;
    }

    /**
     * The page that starts at this position. A full page has a next position only if another item follows.
     *
     * @param limit the maximum number of items on the page
     */
    Page<T> page(Position from, int limit) {
        var items = new ArrayList<T>(limit);
        int offset = from.offset();
        for (long step = from.step(); step < listing.stations(); step++) {
            if (step - from.step() >= STATIONS_PER_PAGE) {
                return new Page<>(items, Optional.of(new Position(step, 0)));
            }
            var station = listing.at(order.at(step));
            for (; offset < station.size(); offset++) {
                if (listing.selects(station.get(offset))) {
                    if (items.size() == limit) {
                        return new Page<>(items, Optional.of(new Position(step, offset)));
                    }
                    items.add(station.get(offset));
                }
            }
            offset = 0;
        }
        return new Page<>(items, Optional.empty());
    }
}
