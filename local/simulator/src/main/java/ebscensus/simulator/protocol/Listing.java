package ebscensus.simulator.protocol;

import java.util.List;
import java.util.function.Predicate;

/**
 * The resources that one call can return, grouped into stations of a few resources each. Paging visits the stations in a
 * random-looking order and keeps the items of a station together.
 */
interface Listing<T> {
    long stations();

    /** All items of one station, whether the call selects them or not, in the same order in every call. */
    List<T> at(long station);

    boolean selects(T resource);

    /** A listing of these stations. It selects the items that satisfy the condition. */
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
