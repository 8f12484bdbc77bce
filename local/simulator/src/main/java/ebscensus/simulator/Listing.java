package ebscensus.simulator;

import java.util.List;

/**
 * The resources one call can return, in stations of a few each. Paging goes through the stations in an order of its own; items
 * of one station stay together.
 */
interface Listing<T> {
    long stations();

    /** The resources of one station that the call selects, always in the same order. */
    List<T> at(long station);

    /** A listing of what is already known. */
    static <T> Listing<T> of(List<List<T>> stations) {
        return new Listing<>() {
            @Override
            public long stations() {
                return stations.size();
            }

            @Override
            public List<T> at(long station) {
                return stations.get((int) station);
            }
        };
    }
}
