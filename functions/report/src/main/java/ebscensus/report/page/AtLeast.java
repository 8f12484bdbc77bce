package ebscensus.report.page;

import ebscensus.report.Billed;
import ebscensus.report.Overview;

/** Says whether there may be more volumes than a report shows. */
final class AtLeast {
    private AtLeast() {}

    static boolean everything(Overview report, Billed billed) {
        return !report.missing().isEmpty() || billed.uses().keySet().stream().anyMatch(billed::isAtLeast);
    }

    /** Whether the request asks for volumes that are not attached to an instance. */
    static boolean countsOthers(Overview report) {
        var request = report.request();
        return request == null || request.countsOthers();
    }
}
