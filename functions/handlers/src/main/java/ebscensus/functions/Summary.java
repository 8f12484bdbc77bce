package ebscensus.functions;

import ebscensus.core.LedgerLine;
import ebscensus.core.Outcome.Denied;
import ebscensus.core.Outcome.Failed;
import ebscensus.core.Outcome.Interrupted;
import ebscensus.core.Outcome.LostChunk;
import ebscensus.core.Outcome.Missing;
import ebscensus.core.Outcome.RegionDisabled;
import ebscensus.core.Outcome.Suspended;
import ebscensus.core.Outcome.ThrottledOut;
import ebscensus.core.Report;
import ebscensus.core.Text;
import ebscensus.core.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * A report on one screen: the execution's output, or the cause of its failure. A few KB at the most.
 *
 * @param missing the first of the scopes of which something is missing, each with its reason
 * @param missingScopes how many those are altogether
 * @param report where the whole of it is
 */
record Summary(
        Verdict verdict,
        long missingScopes,
        List<String> missing,
        long instances,
        long volumes,
        long gibibytes,
        String startedAt,
        String finishedAt,
        String report) {
    private static final int MOST_LINES = 10;
    private static final int LONGEST_LINE = 250;

    static Summary of(Report report, String location) {
        var census = report.census();
        var missing = census.missing();
        return new Summary(
                census.verdict(),
                missing.size(),
                missing.stream().limit(MOST_LINES).flatMap(Summary::line).toList(),
                census.instances(),
                census.totals().volumes(),
                census.totals().gibibytes(),
                report.startedAt().toString(),
                report.finishedAt().toString(),
                location);
    }

    private static Stream<String> line(LedgerLine line) {
        if (!(line.outcome() instanceof Missing missing)) {
            return Stream.empty();
        }
        String text = "%s: %s; %d of %d instances measured"
                .formatted(line.scope(), reason(missing), line.instancesMeasured(), line.instancesListed());
        return Stream.of(Text.shortened(Text.printable(text), LONGEST_LINE));
    }

    private static String reason(Missing missing) {
        return switch (missing) {
            case Denied(String action, String message) -> action + " denied: " + message;
            case RegionDisabled(String action, String message) ->
                action + ": the region is not enabled for the account: " + message;
            case ThrottledOut(String action, String message) -> action + " throttled without end: " + message;
            case Suspended(String state) -> "the account cannot be entered: its state is " + state;
            case Failed(String action, String code, String message, String _, boolean _) ->
                action + " failed: " + code + ": " + message;
            case LostChunk(int chunk, String error) -> "chunk " + chunk + " lost: " + error;
            case Interrupted() -> "interrupted";
        };
    }
}
