package ebscensus.report.change;

/** The causes of a difference between two reports, in the order in which they are shown. */
public enum ChangeCause {
    /** Volumes of scopes that only the later report has counted. */
    NEWLY_SEEN("newlySeen", "newly counted"),
    /** Volumes of scopes that only the earlier report has counted. */
    NO_LONGER_SEEN("noLongerSeen", "no longer counted"),
    /** Volumes of scopes that at least one of the reports has counted only in part. */
    PARTLY_SEEN("partlySeen", "counted only in part"),
    /** Volumes that cannot be compared because the two requests differ. */
    OTHER_REQUEST("otherRequest", "requested differently"),
    /** Volumes that were added or removed. */
    VOLUMES("volumes", "volumes added and removed"),
    /** Volumes that are larger than before. */
    SIZE("size", "volumes made larger"),
    /** Volumes whose type changed. */
    TYPE("type", "changes of type"),
    /** Changes in the IOPS and throughput for which AWS charges in addition to the size. */
    PERFORMANCE("performance", "IOPS and throughput"),
    /** Different prices for the same volumes. */
    PRICE("price", "prices"),
    /** Volumes without a price in one of the reports, or with different currencies in the two reports. */
    PRICE_COVERAGE("priceCoverage", "prices missing before or now");

    private final String label;
    private final String words;

    ChangeCause(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** The name in JSON and CSV. */
    public String label() {
        return label;
    }

    /** The words that name the cause in a table. */
    public String words() {
        return words;
    }

    /**
     * Whether the cause is a difference in what the reports counted. Such a cause is neither growth nor shrinkage of the fleet.
     */
    public boolean isCoverage() {
        return switch (this) {
            case NEWLY_SEEN, NO_LONGER_SEEN, PARTLY_SEEN, OTHER_REQUEST -> true;
            case VOLUMES, SIZE, TYPE, PERFORMANCE, PRICE, PRICE_COVERAGE -> false;
        };
    }
}
