package ebscensus.report.page;

/** The most that a page shows of a report. Our own choice, so that people can read the page and browsers draw it at once. */
final class Limits {
    /** The most rows of a breakdown; the drill-down has all values. */
    static final int ROWS = 50;

    /** If only this many rows would be left out, they are shown, too. */
    static final int FEW = 10;

    /** The most rows of the ledger, missing scopes first. */
    static final int SCOPES = 250;

    /** The most causes of missing scopes that are shown with their scopes. */
    static final int CAUSES = 40;

    /** Scopes that are named with one cause. */
    static final int SCOPES_OF_A_CAUSE = 100;

    /** Lines of arithmetic, the largest savings first. */
    static final int STEPS = 50;

    /** Says where to find the rows that a page leaves out. */
    static final String EVERY_ONE = "the JSON report has them all";

    private Limits() {}
}
