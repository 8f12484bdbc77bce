package ebscensus.core.census;

import java.util.List;

/** Whether the number is complete. */
public enum Verdict {
    COMPLETE,
    /** Something is missing, and the ledger says what and why: the totals are "at least". */
    INCOMPLETE;

    /**
     * Never COMPLETE if nothing was counted, whatever the request tolerates.
     *
     * @param missingSources the missing required sources, besides the missing scopes of the ledger
     */
    public static Verdict of(List<LedgerLine> ledger, List<NotCounted> missingSources) {
        boolean isAnythingCounted = ledger.stream().anyMatch(line -> !line.isMissing());
        boolean isAnythingMissing = ledger.stream().anyMatch(line -> line.isMissing() && !line.accepted());
        return isAnythingCounted && !isAnythingMissing && missingSources.isEmpty() ? COMPLETE : INCOMPLETE;
    }
}
