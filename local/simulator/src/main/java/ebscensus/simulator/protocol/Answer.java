package ebscensus.simulator.protocol;

import java.util.Optional;

/** The content of a response, before it is written. */
interface Answer {
    /** The number of resources in this response. */
    int items();

    /** Whether the response is a page that other pages may follow. */
    default boolean paginated() {
        return false;
    }

    /** Whether no other page follows. In that case, this response has no token. */
    default boolean last() {
        return true;
    }

    /** An empty page whose token leads to this page; this response unchanged if it is not a page. */
    default Answer emptied() {
        return this;
    }

    /**
     * This page with some items of the previous page; this response unchanged if there is no previous page, or if the response
     * is in JSON.
     */
    default Answer repeating() {
        return this;
    }

    /** This list of zones without the first zone; this response unchanged if it is not a list of zones. */
    default Answer withoutFirst() {
        return this;
    }

    /**
     * These accounts with the older field {@code Status}, but without the newer field {@code State}; this response unchanged if
     * it has no accounts.
     */
    default Answer withoutState() {
        return this;
    }

    /** These volumes with attachments that name neither instance nor device; this response unchanged if it has no volumes. */
    default Answer withoutInstanceIds() {
        return this;
    }

    /** These products without the products of one region or Local Zone; this response unchanged if it has no products. */
    default Answer withoutPricesOf(String region) {
        return this;
    }

    /** These products, each of them damaged so that it cannot be interpreted; this response unchanged if it has no products. */
    default Answer withDamagedProducts() {
        return this;
    }

    /** A response with neither items nor a token; this response unchanged if it does not list instances or volumes. */
    default Answer withoutItems() {
        return this;
    }

    /** For AssumeRole, the account that the role belongs to; empty for all other calls. */
    default Optional<String> roleAccount() {
        return Optional.empty();
    }

    void write(XmlWriter xml, String requestId);
}
