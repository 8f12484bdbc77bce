package ebscensus.simulator.protocol;

import java.util.List;
import java.util.Optional;

/** @param next the start of the next page; empty if this is the last page */
record Page<T>(List<T> items, Optional<Position> next) {
    Page {
        items = List.copyOf(items);
    }
}
