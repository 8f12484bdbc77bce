package ebscensus.report.page;

/**
 * Limits how much of a report a page shows. We chose the limits so that people can read the page and browsers can draw it
 * without delay.
 */
final class Limits {
    /** The maximum number of rows of a breakdown; see also {@link #FEW}. The drill-down has all accounts, regions and types. */
    static final int ROWS = 50;

    /** If {@link #ROWS} would leave out at most this many rows of a breakdown, all of its rows are shown. */
    static final int FEW = 10;

    /** The maximum number of rows of the ledger; missing scopes come first. */
    static final int SCOPES = 250;

    /**
     * The maximum number of causes of missing scopes that are shown. For further causes, only the number of scopes is shown.
     */
    static final int CAUSES = 40;

    /** The maximum number of scopes that are named for one cause. */
    static final int SCOPES_OF_A_CAUSE = 100;

    /** The maximum number of rows of the arithmetic of the savings; the largest savings come first. */
    static final int STEPS = 50;

    /** Says where to find the rows that a page leaves out. */
    static final String EVERY_ONE = "the JSON report has them all";

    private Limits() {}
}
