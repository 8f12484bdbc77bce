package ebscensus.functions;

/** The names of the environment variables by which the stack configures its functions. */
public final class Variables {
    /** The name of the bucket for runs and reports. */
    public static final String BUCKET = "CENSUS_BUCKET";

    /** The name that distinguishes the metrics of this census from the metrics of other censuses. */
    public static final String NAME = "CENSUS_NAME";

    /**
     * Whether each chunk writes a row for each volume: {@code true} or {@code false}. Without the variable, no rows are
     * written.
     */
    public static final String VOLUMES = "CENSUS_VOLUMES";

    /** The ARN of the function's role, which the report names. */
    public static final String ROLE = "CENSUS_ROLE";

    /** The maximum number of workers that may measure at the same time. */
    public static final String MAX_WORKERS = "CENSUS_MAX_WORKERS";

    /**
     * The maximum number of HTTP requests for one call to EC2, STS or Organizations, 1 to 100. If all of these requests fail,
     * the function may end with {@link Throttled} or {@link Unreachable}; the state machine then starts the function again
     * later. Without the variable, the default of the AWS adapters applies.
     */
    public static final String ATTEMPTS = "CENSUS_ATTEMPTS";

    /** Which runs are announced: {@code never}, {@code daily} or {@code weekly}. Without the variable, no run is announced. */
    public static final String SUMMARY = "CENSUS_SUMMARY";

    /** The beginning of the link by which people open an object of the bucket. The object's key is appended to it. */
    public static final String LINK = "CENSUS_LINK";

    private Variables() {}
}
