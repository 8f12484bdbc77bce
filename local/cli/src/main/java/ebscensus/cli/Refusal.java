package ebscensus.cli;

import ebscensus.core.Census;
import ebscensus.core.LedgerLine;
import ebscensus.core.Outcome.Denied;
import ebscensus.core.Outcome.RegionDisabled;
import ebscensus.report.Cause;
import ebscensus.report.Figures;
import java.util.List;
import java.util.Optional;

/** A census in which AWS refused everything for one and the same reason: there is no number at all, only that reason. */
final class Refusal {
    private Refusal() {}

    /** The reason in one line, if the census is such a one. */
    static Optional<String> of(Census census) {
        List<LedgerLine> ledger = census.ledger();
        boolean nothingListed = ledger.stream().allMatch(line -> line.instancesListed() == 0);
        boolean isAccepted = census.missing().isEmpty();
        if (isAccepted || !nothingListed || !haveOneReason(ledger)) {
            return Optional.empty();
        }
        return switch (ledger.getFirst().outcome()) {
            case Denied denied -> Optional.of("nothing could be listed in " + scopes(ledger) + ": " + Cause.of(denied));
            case RegionDisabled disabled ->
                Optional.of("nothing could be listed in " + scopes(ledger) + ": " + Cause.of(disabled));
            default -> Optional.empty();
        };
    }

    private static boolean haveOneReason(List<LedgerLine> ledger) {
        return ledger.stream().map(Refusal::reason).distinct().count() == 1;
    }

    /** What two scopes must have in common; the messages name each one's own resources. */
    private static String reason(LedgerLine line) {
        return switch (line.outcome()) {
            case Denied(String action, String _) -> "denied " + action;
            case RegionDisabled(String action) -> "disabled " + action;
            default -> line.scope().toString();
        };
    }

    private static String scopes(List<LedgerLine> ledger) {
        return ledger.size() == 1
                ? ledger.getFirst().scope().toString()
                : "any of " + Figures.count(ledger.size(), "scope");
    }
}
