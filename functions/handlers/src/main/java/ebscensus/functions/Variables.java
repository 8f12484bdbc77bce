package ebscensus.functions;

/** Names of the environment variables by which the stack sets up its functions. */
public final class Variables {
    /** The bucket that runs and reports are written to. */
    public static final String BUCKET = "CENSUS_BUCKET";

    /** What the metrics of this census are told apart from those of another by. */
    public static final String NAME = "CENSUS_NAME";

    /** ARN of the role that the function runs under, for the report. */
    public static final String ROLE = "CENSUS_ROLE";

    /** How many workers may measure at the same time. */
    public static final String MAX_WORKERS = "CENSUS_MAX_WORKERS";

    private Variables() {}
}
