package ebscensus.core.census;

/** Whether the number is complete. */
public enum Verdict {
    COMPLETE,
    /** Something is missing, and the ledger says what and why: the totals are "at least". */
    INCOMPLETE
}
