package ebscensus.core.census;

/** Whether the number can be trusted to be the whole number. */
public enum Verdict {
    COMPLETE,
    /** Something is missing, and the ledger says what and why: the totals are "at least". */
    INCOMPLETE
}
