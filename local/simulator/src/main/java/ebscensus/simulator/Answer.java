package ebscensus.simulator;

import java.util.Optional;

/** What a call is answered with, known but not yet written. */
interface Answer {
    /** Resources in it. */
    int items();

    /** Whether it is a page, of which there might be more. */
    default boolean paginated() {
        return false;
    }

    /** Whether no token follows. */
    default boolean last() {
        return true;
    }

    /** The same page without items, and a token for all of it; the answer itself if it is no page. */
    default Answer emptied() {
        return this;
    }

    /** The same page with some items of the one before; the answer itself if there is none. */
    default Answer repeating() {
        return this;
    }

    /** The same list without its first item; the answer itself if it is no list of zones. */
    default Answer withoutFirst() {
        return this;
    }

    /** For AssumeRole, the account of the role. */
    default Optional<String> roleAccount() {
        return Optional.empty();
    }

    void write(XmlWriter xml, String requestId);
}
