package ebscensus.core.census;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;

/**
 * The result of one scope: its outcome and the numbers of listed and measured instances.
 *
 * @param instancesListed the number of instances that the listing found
 * @param instancesMeasured the number of these instances whose volumes were counted
 * @param instancesVanished the number of measured instances that had volumes when they were listed but none when they were
 *     measured
 * @param accepted whether the scope is incomplete and the request tolerates that
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
    /** Whether a part of the scope is missing from the totals, whether or not the request tolerates that. */
    public boolean isMissing() {
        return outcome instanceof Missing;
    }

    /** A copy that is accepted if it is incomplete and the tolerance names its scope. An interrupted scope is never accepted. */
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
