package ebscensus.report;

import ebscensus.core.census.Verdict;
import ebscensus.core.request.CensusRequest;
import ebscensus.report.money.Holding;
import ebscensus.report.money.Monthly;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One report in a trend.
 *
 * @param attached the attached volumes, of which a report of version 1 knows no money
 * @param billed everything billed; null where the report knows of attached volumes only
 * @param request null in a report of version 1
 */
public record TrendPoint(
        Instant startedAt,
        Verdict verdict,
        Holding attached,
        @Nullable Holding billed,
        @Nullable CensusRequest request) {
    /** @throws IllegalArgumentException if the report has no time */
    public static TrendPoint of(Overview report) {
        var startedAt = report.startedAt();
        if (startedAt == null) {
            throw new IllegalArgumentException("the report has no time, so it has no place in a trend");
        }
        var billed = report.billed();
        return new TrendPoint(
                startedAt,
                report.verdict(),
                billed == null ? attached(report) : billed.attached(),
                billed == null ? null : billed.total(),
                report.request());
    }

    private static Holding attached(Overview report) {
        var totals = report.totals();
        return Holding.of(totals, Monthly.unpriced(totals.volumes()));
    }
}
