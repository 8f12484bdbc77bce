package ebscensus.report.page;

/**
 * How much of a report a page shows. The limits are our own choice, so that people can read the page and browsers draw it at
 * once.
 */
final class Limits {
    /** The most rows of a breakdown; the drill-down has all values. */
    static final int ROWS = 50;

    /** If the limit would leave out this many rows or fewer, all rows are shown. */
    static final int FEW = 10;

    /** The most rows of the ledger, missing scopes first. */
    static final int SCOPES = 250;

    /** The most causes of missing scopes that are shown with their scopes. */
    static final int CAUSES = 40;

    /** The most scopes that are named for one cause. */
    static final int SCOPES_OF_A_CAUSE = 100;

    /** The most lines of arithmetic, the largest savings first. */
    static final int STEPS = 50;

    /** Says where to find the rows that a page leaves out. */
    static final String EVERY_ONE = "the JSON report has them all";

    private Limits() {}
}
