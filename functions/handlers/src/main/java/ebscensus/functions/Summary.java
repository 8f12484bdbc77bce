package ebscensus.functions;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Report;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Text;
import ebscensus.report.Cause;
import java.util.List;
import java.util.stream.Stream;

/**
 * A report on one screen, of a few KB at most: the output of the execution, or the cause of its failure.
 *
 * @param missing the first incomplete scopes, each with its reason
 * @param missingScopes the number of all incomplete scopes
 * @param report the location of the full report
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
        String text = line.scope() + ": " + Cause.extent(line) + "; " + Cause.of(missing);
        return Stream.of(Text.shortened(Text.printable(text), LONGEST_LINE));
    }
}
