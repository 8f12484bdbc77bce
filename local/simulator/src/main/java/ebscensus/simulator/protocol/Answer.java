package ebscensus.simulator.protocol;

import java.util.Optional;

/** The content of an answer, before it is written. */
interface Answer {
    /** The number of resources in it. */
    int items();

    /** Whether the response is a page that other pages may follow. */
    default boolean paginated() {
        return false;
    }

    /** Whether no token follows. */
    default boolean last() {
        return true;
    }

    /** An empty page with a token for this page; this answer if it is not a page. */
    default Answer emptied() {
        return this;
    }

    /** This page with some items of the previous page; this answer if there is no previous page. */
    default Answer repeating() {
        return this;
    }

    /** This list without its first item; this answer if it is not a list of zones. */
    default Answer withoutFirst() {
        return this;
    }

    /**
     * These accounts with only their status, which Organizations had before it had states; this answer if it has no accounts.
     */
    default Answer withoutState() {
        return this;
    }

    /** These volumes with attachments that name neither instance nor device; this answer if it has no volumes. */
    default Answer withoutInstanceIds() {
        return this;
    }

    /** The same products without those of one region; the answer itself if it has no products. */
    default Answer withoutPricesOf(String region) {
        return this;
    }

    /** The response with the same number of products, none of which can be read; the response itself if it has no products. */
    default Answer withDamagedProducts() {
        return this;
    }

    /** An empty page without a token; this answer if it is not a page of EC2. */
    default Answer withoutItems() {
        return this;
    }

    /** The account of the role in AssumeRole. */
    default Optional<String> roleAccount() {
        return Optional.empty();
    }

    void write(XmlWriter xml, String requestId);
}
