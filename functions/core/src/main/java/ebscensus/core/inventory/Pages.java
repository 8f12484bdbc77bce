package ebscensus.core.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads elements page by page, within one call budget. */
@FunctionalInterface
public interface Pages<T> {
    /**
     * Reads one page, whose elements are in no particular order. Later pages may repeat an element.
     *
     * @param token the {@code nextToken} of the page before; null for the first page
     * @throws ScopeFailure if the page cannot be read
     */
    Page<T> page(@Nullable String token);

    /**
     * Whether pages are requested before {@link #page} is called. If they are, pages that have already arrived can still be
     * read after the census has been stopped.
     */
    default boolean isReadAhead() {
        return false;
    }

    /**
     * The action that reads the pages, such as {@code ec2:DescribeVolumes}; empty if no AWS action reads them. A caller that
     * finds an error in the pages reports it as a failure of this action.
     */
    default String action() {
        return "";
    }

    /**
     * One page of elements, which may be empty.
     *
     * @param nextToken null if and only if this is the last page
     * @param calls the calls that reading this page took
     */
    record Page<T>(List<T> elements, @Nullable String nextToken, Calls calls) {
        public Page {
            elements = List.copyOf(elements);
        }
    }
}
