package ebscensus.report.page;

/**
 * Limits how much of a report a page shows. We chose the limits so that people can read the page and browsers draw it without
 * delay.
 */
final class Limits {
    /** The most rows of a breakdown, except as {@link #FEW} says. The drill-down has all accounts, regions and types. */
    static final int ROWS = 50;

    /** If {@link #ROWS} would leave out this many rows of a breakdown or fewer, all rows are shown. */
    static final int FEW = 10;

    /** The most rows of the ledger, missing scopes first. */
    static final int SCOPES = 250;

    /** The most causes of missing scopes that are shown. For other causes, the page shows the number of scopes only. */
    static final int CAUSES = 40;

    /** The most scopes that are named for one cause. */
    static final int SCOPES_OF_A_CAUSE = 100;

    /** The most rows of the arithmetic of the savings, the largest savings first. */
    static final int STEPS = 50;

    /** Says where to find the rows that a page leaves out. */
    static final String EVERY_ONE = "the JSON report has them all";

    private Limits() {}
}
