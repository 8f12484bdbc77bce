package ebscensus.cli;

import static java.util.stream.Collectors.joining;

import ebscensus.core.census.Census;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.NotAsked;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.Suspended;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.report.Cause;
import ebscensus.report.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Recognizes a census that could not list anything. For such a census, the user gets reasons instead of totals. */
final class NoNumber {
    private static final int REASONS_SHOWN = 3;

    private NoNumber() {}

    /**
     * One line with the reasons why nothing could be listed, whether or not the request tolerates this. Empty if something was
     * listed or the census was interrupted.
     */
    static Optional<String> of(Census census) {
        var ledger = census.ledger();
        boolean isAnythingListed = ledger.stream().anyMatch(line -> !line.isMissing() || line.instancesListed() > 0);
        boolean isInterrupted = ledger.stream().anyMatch(line -> line.outcome() instanceof Interrupted);
        return isAnythingListed || isInterrupted
                ? Optional.empty()
                : Optional.of("nothing could be listed in " + scopes(ledger) + ": " + reasons(ledger));
    }

    /** Names each reason once. If there are several reasons, each is shown with the first scope that failed for this reason. */
    private static String reasons(List<LedgerLine> ledger) {
        var first = new LinkedHashMap<String, String>();
        for (LedgerLine line : ledger) {
            if (line.outcome() instanceof Missing why) {
                first.putIfAbsent(reason(why), line.scope() + ": " + Cause.of(why));
            }
        }
        if (first.size() == 1 && ledger.getFirst().outcome() instanceof Missing why) {
            return Cause.of(why);
        }
        String shown = first.values().stream().limit(REASONS_SHOWN).collect(joining("; "));
        int others = first.size() - REASONS_SHOWN;
        return others > 0 ? shown + "; and for " + Figures.count(others, "other reason") : shown;
    }

    /** A text that is equal for scopes that failed for the same reason, even if their messages differ. */
    private static String reason(Missing why) {
        return switch (why) {
            case Denied(String action, String _) -> "denied " + action;
            case RegionDisabled(String action, String _) -> "disabled " + action;
            case ThrottledOut(String action, String _) -> "throttled " + action;
            case Failed(String action, String code, String _, String _, boolean _) -> "failed " + action + " " + code;
            case Suspended _, LostChunk _, NotAsked _, Interrupted _ -> why.toString();
        };
    }

    private static String scopes(List<LedgerLine> ledger) {
        return ledger.size() == 1
                ? ledger.getFirst().scope().toString()
                : "any of " + Figures.count(ledger.size(), "scope");
    }
}
