package ebscensus.report.page;

import ebscensus.core.census.Measures;
import ebscensus.report.Overview;
import ebscensus.report.money.Holding;
import ebscensus.report.money.Monthly;

/** Returns holdings (the totals of some volumes), which have no costs if the report has none. */
final class Sizes {
    private Sizes() {}

    /** All attached volumes. */
    static Holding attached(Overview report) {
        var billed = report.billed();
        return billed == null ? of(report.totals()) : billed.attached();
    }

    static Holding of(Measures measures) {
        return Holding.of(measures, Monthly.NONE);
    }
}
