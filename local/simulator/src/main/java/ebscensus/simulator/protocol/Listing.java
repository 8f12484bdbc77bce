package ebscensus.simulator.protocol;

import java.util.List;
import java.util.function.Predicate;

/**
 * The resources one call can return, in stations of a few each. Paging goes through the stations in an order of its own; items
 * of one station stay together.
 */
interface Listing<T> {
    long stations();

    /** All of one station, in the same order in every call, whether the call selects them or not. */
    List<T> at(long station);

    boolean selects(T resource);

    /** A listing of what is already known. */
    static <T> Listing<T> of(List<List<T>> stations, Predicate<T> selected) {
        return new Listing<>() {
            @Override
            public long stations() {
                return stations.size();
            }

            @Override
            public List<T> at(long station) {
                return stations.get((int) station);
            }

            @Override
            public boolean selects(T resource) {
                return selected.test(resource);
            }
        };
    }
}
