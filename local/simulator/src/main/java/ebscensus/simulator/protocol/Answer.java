package ebscensus.simulator.protocol;

import java.util.Optional;

/** The content of an answer, before it is written. */
interface Answer {
    /** The number of resources in this answer. */
    int items();

    /** Whether the response is a page that other pages may follow. */
    default boolean paginated() {
        return false;
    }

    /** Whether this answer has no token, so that no other page follows. */
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
     * These accounts with only their status, which Organizations reported before it introduced states; this answer if it has no
     * accounts.
     */
    default Answer withoutState() {
        return this;
    }

    /** These volumes with attachments that name neither instance nor device; this answer if it has no volumes. */
    default Answer withoutInstanceIds() {
        return this;
    }

    /** These products without those of one region; this answer if it has no products. */
    default Answer withoutPricesOf(String region) {
        return this;
    }

    /** This answer with each product damaged, so that none can be interpreted; this answer unchanged if it has no products. */
    default Answer withDamagedProducts() {
        return this;
    }

    /** An empty page without a token; this answer if it is not a page of EC2. */
    default Answer withoutItems() {
        return this;
    }

    /** For AssumeRole, the account that the role belongs to. */
    default Optional<String> roleAccount() {
        return Optional.empty();
    }

    void write(XmlWriter xml, String requestId);
}
