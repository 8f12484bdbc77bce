package ebscensus.core.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is read page by page, within one call budget. */
@FunctionalInterface
public interface Pages<T> {
    /**
     * Reads one page, in no particular order; the pages of one chain may repeat an element.
     *
     * @param token where to go on, from the page before; null for the first page
     * @throws ScopeFailure if the page cannot be had
     */
    Page<T> page(@Nullable String token);

    /** What reading is called in a failure that the caller finds, such as an IAM action; empty if nothing. */
    default String action() {
        return "";
    }

    /**
     * Some elements, maybe none.
     *
     * @param nextToken null if and only if this page is the last
     * @param calls what this page cost
     */
    record Page<T>(List<T> elements, @Nullable String nextToken, Calls calls) {
        public Page {
            elements = List.copyOf(elements);
        }
    }
}
