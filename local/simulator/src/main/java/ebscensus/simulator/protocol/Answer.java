package ebscensus.simulator.protocol;

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

    /** The same accounts with their status alone, as Organizations named it before it had states; the answer itself if there are none. */
    default Answer withoutState() {
        return this;
    }

    /** The same volumes, whose attachments name neither instance nor device; the answer itself if it has no volumes. */
    default Answer withoutInstanceIds() {
        return this;
    }

    /** The same products without those of one region; the answer itself if it has no products. */
    default Answer withoutPricesOf(String region) {
        return this;
    }

    /** As many products, none of which can be read for what it is; the answer itself if it has no products. */
    default Answer withDamagedProducts() {
        return this;
    }

    /** No items, and no token; the answer itself if it is no page of EC2. */
    default Answer withoutItems() {
        return this;
    }

    /** For AssumeRole, the account of the role. */
    default Optional<String> roleAccount() {
        return Optional.empty();
    }

    void write(XmlWriter xml, String requestId);
}
