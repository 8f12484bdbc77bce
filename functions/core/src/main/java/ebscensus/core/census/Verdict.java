package ebscensus.core.census;

import java.util.List;

/** Says whether a census counted everything that its request requires, apart from scopes that the request allows to be missing. */
public enum Verdict {
    COMPLETE,
    /**
     * Something required is missing, so the totals are lower bounds. {@link Census#ledger} and {@link Census#notCounted} say
     * what is missing and why.
     */
    INCOMPLETE;

    /**
     * The verdict on these results. If no scope was counted in full, it is INCOMPLETE, whatever the request tolerates.
     *
     * @param missingSources the required sources that are missing, in addition to the missing scopes of the ledger
     */
    public static Verdict of(List<LedgerLine> ledger, List<NotCounted> missingSources) {
        boolean isAnythingCounted = ledger.stream().anyMatch(line -> !line.isMissing());
        boolean isAnythingMissing = ledger.stream().anyMatch(line -> line.isMissing() && !line.accepted());
        return isAnythingCounted && !isAnythingMissing && missingSources.isEmpty() ? COMPLETE : INCOMPLETE;
    }
}
