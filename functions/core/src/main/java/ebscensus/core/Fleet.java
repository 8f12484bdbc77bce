package ebscensus.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instances of one scope that a request selects, page by page, within one call budget. */
public interface Fleet {
    /**
     * Reads one page, in no particular order; the pages of one chain may repeat an instance. Terminated instances are left
     * out, instances that AWS manages for the account are not.
     *
     * @param token where to go on, from the page before; null for the first page
     * @throws ScopeFailure if the page cannot be had
     */
    Page page(@Nullable String token);

    /**
     * Some instances, maybe none.
     *
     * @param nextToken null if and only if this page is the last
     * @param calls what this page cost
     */
    record Page(List<Instance> instances, @Nullable String nextToken, Calls calls) {
        public Page {
            instances = List.copyOf(instances);
        }
    }
}
