package ebscensus.core.request;

/** EC2's limits for filters and tags, each with its source. */
public final class FilterLimits {
    /** The limit for filters in one call. Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html, 2026-11. */
    public static final int FILTERS_PER_CALL = 50;

    /** The limit for filter values in one call, for all filters together. Source: EC2's FilterLimitExceeded message, 2026-11. */
    public static final int VALUES_PER_CALL = 200;

    /** The limit for the characters of a filter value. The source is the page that {@link #FILTERS_PER_CALL} names. */
    static final int LONGEST_VALUE = 255;

    /**
     * The limit for the characters of a tag key. Source:
     * docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions, 2026-11.
     */
    static final int LONGEST_TAG_KEY = 128;

    private FilterLimits() {}
}
