package ebscensus.report.page;

import ebscensus.report.Overview;
import ebscensus.report.TrendPoint;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a page: a report, the change since an earlier report, and a trend.
 *
 * @param change the change since an earlier report; null if the page shows no change
 * @param trend the points of this report and of earlier reports, in chronological order; the page shows a trend if there are
 *     two points or more
 */
public record PageContent(Overview report, @Nullable PageChange change, List<TrendPoint> trend) {
    public PageContent {
        trend = trend.stream()
                .sorted(Comparator.comparing(TrendPoint::startedAt))
                .toList();
    }

    /** The content of a page about one report, without a change or a trend. */
    public static PageContent of(Overview report) {
        return new PageContent(report, null, List.of());
    }

    public PageContent withChange(PageChange other) {
        return new PageContent(report, other, trend);
    }

    public PageContent withTrend(List<TrendPoint> other) {
        return new PageContent(report, change, other);
    }
}
