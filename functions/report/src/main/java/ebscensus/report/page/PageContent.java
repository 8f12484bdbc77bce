package ebscensus.report.page;

import ebscensus.report.Overview;
import ebscensus.report.TrendPoint;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a page.
 *
 * @param change the change since an earlier report; null if nothing is compared
 * @param trend the report and earlier ones, by time; a trend is shown if there are two or more
 */
public record PageContent(Overview report, @Nullable PageChange change, List<TrendPoint> trend) {
    public PageContent {
        trend = trend.stream()
                .sorted(Comparator.comparing(TrendPoint::startedAt))
                .toList();
    }

    /** A page of one report, without a change and a trend. */
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
