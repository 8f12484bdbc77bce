package ebscensus.core;

/**
 * The account of one scope.
 *
 * @param instancesListed how many instances the listing found
 * @param instancesMeasured for how many of them the volumes have been counted
 */
public record LedgerLine(
        Scope scope, Outcome outcome, long instancesListed, long instancesMeasured, VolumeTotals totals, Calls calls) {}
