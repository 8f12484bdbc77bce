package ebscensus.functions;

import ebscensus.core.census.Census;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Report;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Text;
import ebscensus.report.Announcement;
import ebscensus.report.Billed;
import ebscensus.report.Cause;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Summarizes a report on one screen, in a few KB at most. The summary is the output of the execution or, if the census is
 * INCOMPLETE, the cause with which the execution fails.
 *
 * @param missing one line with the reason for each missing scope and each missing source that is required; only the first ten
 *     lines
 * @param missingScopes the number of all {@link Census#missingScopes}
 * @param billedVolumes the number of volumes that AWS charges for, attached or not; a lower bound if the report names sources
 *     that were not counted
 * @param billedGibibytes the total size of these volumes in GiB
 * @param monthly the monthly cost of the billed volumes by currency, rounded to hundredths; empty without prices
 * @param unpricedVolumes the number of billed volumes without a price, whose cost is left out
 * @param change one sentence about the change since the last complete report; empty if nothing was compared
 * @param report the location of the full report
 * @param announcement the message that the state machine publishes, if one is due
 * @param notes failures that do not affect the census, such as a missing page or comparison
 */
record Summary(
        Verdict verdict,
        long missingScopes,
        List<String> missing,
        long instances,
        long volumes,
        long gibibytes,
        long billedVolumes,
        long billedGibibytes,
        SortedMap<String, BigDecimal> monthly,
        long unpricedVolumes,
        String startedAt,
        String finishedAt,
        String change,
        String report,
        Announcement announcement,
        List<String> notes) {
    private static final int MOST_LINES = 10;

    /** The maximum length of a line in characters. Our own choice: enough for any of our reasons with a message from AWS. */
    private static final int LONGEST_LINE = 300;

    static Summary of(
            Report report,
            Billed billed,
            String change,
            String location,
            Announcement announcement,
            List<String> notes) {
        var census = report.census();
        var all = billed.total();
        return new Summary(
                census.verdict(),
                census.missingScopes().size(),
                lines(census, report.accountNames()),
                census.instances(),
                census.totals().volumes(),
                census.totals().gibibytes(),
                all.volumes(),
                all.gibibytes(),
                all.monthly().money().rounded().amounts(),
                all.monthly().unpricedVolumes(),
                report.startedAt().toString(),
                report.finishedAt().toString(),
                change,
                location,
                announcement,
                notes.stream()
                        .limit(MOST_LINES)
                        .map(note -> Text.shortened(note, LONGEST_LINE))
                        .toList());
    }

    private static List<String> lines(Census census, Map<String, String> accountNames) {
        var scopes = census.missing().stream().flatMap(line -> line(line, accountNames));
        var sources = census.missingSources().stream().map(source -> line(source, accountNames));
        return Stream.concat(scopes, sources).limit(MOST_LINES).toList();
    }

    private static Stream<String> line(LedgerLine line, Map<String, String> accountNames) {
        return line.outcome() instanceof Missing missing
                ? Stream.of(line(line.scope(), accountNames, Cause.extent(line), missing))
                : Stream.empty();
    }

    private static String line(NotCounted source, Map<String, String> accountNames) {
        return line(source.scope(), accountNames, "not counted: " + Cause.name(source.source()), source.missing());
    }

    private static String line(Scope scope, Map<String, String> accountNames, String extent, Missing missing) {
        String name = accountNames.getOrDefault(scope.account(), "");
        String text = scope + (name.isEmpty() ? "" : " (" + name + ")") + ": " + extent + "; " + Cause.of(missing);
        return Text.shortened(Text.printable(text), LONGEST_LINE);
    }
}
