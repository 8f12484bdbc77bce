package ebscensus.report.page;

/** How much of a report a page shows: our own choice of what a person reads and a browser draws at once. */
final class Limits {
    /** Of a breakdown; the drill-down has every one. */
    static final int ROWS = 50;

    /** As many more are shown as well: that is shorter than to say where they are. */
    static final int FEW = 10;

    /** Of the ledger, what is missing first. */
    static final int SCOPES = 250;

    /** Causes of what is missing, each with its scopes. */
    static final int CAUSES = 40;

    /** Scopes that are named with one cause. */
    static final int SCOPES_OF_A_CAUSE = 100;

    /** Lines of arithmetic, the largest savings first. */
    static final int STEPS = 50;

    /** Where a reader finds what a page leaves out. */
    static final String EVERY_ONE = "the JSON report has them all";

    private Limits() {}
}
