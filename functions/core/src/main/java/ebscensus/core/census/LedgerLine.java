package ebscensus.core.census;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;

/**
 * The account of one scope.
 *
 * @param instancesListed how many instances the listing found
 * @param instancesMeasured for how many of them the volumes have been counted
 * @param instancesVanished how many of those had volumes when they were listed and none when they were measured
 * @param accepted whether the request tolerates what is missing of the scope; never if nothing is
 */
public record LedgerLine(
        Scope scope,
        Outcome outcome,
        long instancesListed,
        long instancesMeasured,
        long instancesVanished,
        Measures totals,
        Calls calls,
        boolean accepted) {
    /** Whether something of the scope is not in the totals, accepted or not. */
    public boolean isMissing() {
        return outcome instanceof Missing;
    }

    /** An interruption is never what was meant to be tolerated. */
    LedgerLine accepting(Tolerance tolerance) {
        return new LedgerLine(
                scope,
                outcome,
                instancesListed,
                instancesMeasured,
                instancesVanished,
                totals,
                calls,
                isMissing() && !(outcome instanceof Interrupted) && tolerance.accepts(scope));
    }
}
