package ebscensus.report.page;

import ebscensus.report.Billed;
import ebscensus.report.Overview;

/** Whether there may be more than a report shows. */
final class AtLeast {
    private AtLeast() {}

    static boolean everything(Overview report, Billed billed) {
        return !report.missing().isEmpty() || billed.uses().keySet().stream().anyMatch(billed::isAtLeast);
    }

    /** Whether volumes that no instance has were to be counted. */
    static boolean countsOthers(Overview report) {
        var request = report.request();
        return request == null || request.countsOthers();
    }
}
