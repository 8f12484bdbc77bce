package ebscensus.simulator.protocol;

import java.util.List;
import java.util.Optional;

/** @param next where the next page begins; empty if this is the last */
record Page<T>(List<T> items, Optional<Position> next) {
    Page {
        items = List.copyOf(items);
    }
}
