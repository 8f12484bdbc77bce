package ebscensus.core.request;

/** What EC2 allows in filters and tags, each with the page or message that says so. Our own choices live elsewhere. */
public final class FilterLimits {
    /** Filters in one call. Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html, 2026-11. */
    public static final int FILTERS_PER_CALL = 50;

    /** The most filter values in one call, for all filters together. Source: EC2's FilterLimitExceeded message, 2026-11. */
    public static final int VALUES_PER_CALL = 200;

    /** Characters of a filter value. Source: as for {@link #FILTERS_PER_CALL}. */
    static final int LONGEST_VALUE = 255;

    /** Characters. Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions, 2026-11. */
    static final int LONGEST_TAG_KEY = 128;

    private FilterLimits() {}
}
