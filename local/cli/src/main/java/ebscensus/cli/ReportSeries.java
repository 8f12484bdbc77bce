package ebscensus.cli;

import ebscensus.core.census.Verdict;
import ebscensus.report.Overview;
import ebscensus.report.TrendPoint;
import ebscensus.report.change.Change;
import ebscensus.report.page.PageChange;
import ebscensus.report.page.PageContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A series of reports, which may be added in any order. A report that is added twice counts once. A report may have many
 * megabytes, so only two reports are kept whole. Of the others, only their points in the trend are kept.
 */
final class ReportSeries {
    private final Set<TrendPoint> trend = new LinkedHashSet<>();

    /** The newest report and the last COMPLETE report before it, each with the start of its census as the key. */
    private final NavigableMap<Instant, Overview> kept = new TreeMap<>();

    /** @throws IllegalArgumentException if the report has no time */
    void add(Overview report) {
        var point = TrendPoint.of(report);
        if (trend.add(point)) {
            kept.putIfAbsent(point.startedAt(), report);
            keepTwo();
        }
    }

    /** The newest report, with the trend of all reports and the change since the last COMPLETE report before the newest. */
    PageContent content() {
        var newest = kept.lastEntry().getValue();
        var content = PageContent.of(newest).withTrend(new ArrayList<>(trend));
        return kept.size() == 1
                ? content
                : content.withChange(
                        PageChange.of(Change.between(kept.firstEntry().getValue(), newest)));
    }

    private void keepTwo() {
        var earlier = kept.headMap(kept.lastKey(), false);
        earlier.values().removeIf(report -> report.verdict() != Verdict.COMPLETE);
        while (earlier.size() > 1) {
            earlier.pollFirstEntry();
        }
    }
}
