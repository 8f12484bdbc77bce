package ebscensus.core.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is read page by page, within one call budget. */
@FunctionalInterface
public interface Pages<T> {
    /**
     * Reads one page, in no particular order; the pages of one chain may repeat an element.
     *
     * @param token the token of the page before; null for the first page
     * @throws ScopeFailure if the page cannot be read
     */
    Page<T> page(@Nullable String token);

    /** Whether pages are requested before they are asked for, so that they can be had after a census has been stopped. */
    default boolean isReadAhead() {
        return false;
    }

    /** The action that a failure found by the caller names, such as an IAM action; empty if there is none. */
    default String action() {
        return "";
    }

    /**
     * Some elements, maybe none.
     *
     * @param nextToken null if and only if this is the last page
     * @param calls the calls that this page cost
     */
    record Page<T>(List<T> elements, @Nullable String nextToken, Calls calls) {
        public Page {
            elements = List.copyOf(elements);
        }
    }
}
