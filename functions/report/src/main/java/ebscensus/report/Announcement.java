package ebscensus.report;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A short plain-text message, such as an e-mail, that summarizes a report; {@link #NONE} if there is nothing to announce.
 *
 * @param subject one line of ASCII, at most 100 characters, as SNS requires. Source:
 *     docs.aws.amazon.com/sns/latest/api/API_Publish.html, 2026-11
 */
public record Announcement(String subject, String text) {
    public static final Announcement NONE = new Announcement("", "");

    private static final int MOST_SCOPES = 10;
    private static final int LONGEST_LINE = 250;

    /**
     * @param census the name of the census, in ASCII
     * @param change one line about the change since an earlier report; empty if nothing was compared
     * @param places where to find the report, one line per place
     */
    public static Announcement of(
            String census, Overview report, Instant startedAt, String change, List<String> places) {
        String title = "EBS census " + census + " of "
                + startedAt.atOffset(ZoneOffset.UTC).toLocalDate() + ": " + report.verdict();
        var lines = new ArrayList<>(List.of(title, ""));
        lines.addAll(figures(report));
        if (!change.isEmpty()) {
            lines.addAll(List.of("", change));
        }
        lines.addAll(missing(report));
        lines.add("");
        lines.addAll(places);
        return new Announcement(title, String.join("\n", lines) + "\n");
    }

    private static List<String> figures(Overview report) {
        String atLeast = report.verdict() == Verdict.COMPLETE ? "" : "at least ";
        var totals = report.totals();
        var lines = new ArrayList<>(List.of("attached: " + atLeast + Figures.count(totals.gibibytes()) + " GiB in "
                + Figures.count(totals.volumes(), "volume") + " of " + Figures.count(report.instances(), "instance")));
        var billed = report.billed();
        if (billed != null) {
            var total = billed.total();
            lines.add("total billed: " + (billed.notCounted().isEmpty() ? atLeast : "at least ")
                    + Figures.count(total.gibibytes()) + " GiB in " + Figures.count(total.volumes(), "volume")
                    + (total.monthly().money().amounts().isEmpty()
                            ? ""
                            : ", " + Amounts.inWords(total.monthly().money())));
        }
        return lines;
    }

    private static List<String> missing(Overview report) {
        var missing = report.missing();
        var lines = new ArrayList<String>();
        if (!missing.isEmpty()) {
            lines.add("");
            lines.add("missing: " + Figures.count(missing.size(), "scope"));
            missing.stream().limit(MOST_SCOPES).map(line -> line(report, line)).forEach(lines::add);
        }
        return lines;
    }

    private static String line(Overview report, LedgerLine line) {
        String why = line.outcome() instanceof Missing missing ? Cause.of(missing) : "";
        String text =
                report.account(line.scope().account()) + "/" + line.scope().region() + ": " + why;
        return Text.shortened(Text.printable(text), LONGEST_LINE);
    }
}
