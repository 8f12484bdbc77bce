package ebscensus.core.census;

import java.util.List;

/** Whether a census counted all that its request requires, except for scopes that the request tolerates. */
public enum Verdict {
    COMPLETE,
    /**
     * Something is missing, so the totals are lower bounds. {@link Census#ledger} and {@link Census#notCounted} say what is
     * missing and why.
     */
    INCOMPLETE;

    /**
     * The verdict, which is never COMPLETE if no scope was counted in full, whatever the request tolerates.
     *
     * @param missingSources the required sources that are missing, in addition to the missing scopes of the ledger
     */
    public static Verdict of(List<LedgerLine> ledger, List<NotCounted> missingSources) {
        boolean isAnythingCounted = ledger.stream().anyMatch(line -> !line.isMissing());
        boolean isAnythingMissing = ledger.stream().anyMatch(line -> line.isMissing() && !line.accepted());
        return isAnythingCounted && !isAnythingMissing && missingSources.isEmpty() ? COMPLETE : INCOMPLETE;
    }
}
