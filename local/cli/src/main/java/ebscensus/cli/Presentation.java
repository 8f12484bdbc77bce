package ebscensus.cli;

import ebscensus.core.census.Report;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Prices;
import ebscensus.report.Billed;
import ebscensus.report.Explanation;
import ebscensus.report.Overview;
import ebscensus.report.TableStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a result is shown.
 *
 * @param style of a table
 * @param explain whether a table shows the arithmetic of the savings
 * @param baseline what it is compared with; null if with nothing
 * @param page also written; null where nobody asked for one
 */
record Presentation(
        OutputFormat format,
        TableStyle style,
        boolean explain,
        @Nullable Baseline baseline,
        @Nullable PageFile page) {
    Result of(Report report, Prices prices) {
        var billed = Billed.of(report, prices);
        var overview = Overview.of(report, billed);
        var explanation = explain ? Explanation.of(billed.steps()) : List.<String>of();
        return baseline == null
                ? format.write(overview, style, explanation)
                : baseline.write(overview, format, style, explanation);
    }

    /** The exit status of a census that has been shown. */
    int status(Verdict verdict, Console console) {
        return baseline == null ? ExitStatus.of(verdict) : baseline.status(verdict, console);
    }

    /** @throws CannotRun if the page cannot be written */
    void writePage(Report report, Prices prices) {
        if (page != null) {
            var overview = Overview.of(report, prices);
            page.write(overview, baseline == null ? null : baseline.change(overview));
        }
    }
}
