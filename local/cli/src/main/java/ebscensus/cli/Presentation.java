package ebscensus.cli;

import ebscensus.core.census.Report;
import ebscensus.core.inventory.Prices;
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
 * @param page also written; null where nobody asked for one
 */
record Presentation(
        OutputFormat format,
        TableStyle style,
        boolean explain,
        @Nullable PageFile page) {
    byte[] of(Report report, Prices prices) {
        var explanation = explain ? Explanation.of(report, prices) : List.<String>of();
        return format.write(Overview.of(report, prices), style, explanation);
    }

    /** @throws CannotRun if the page cannot be written */
    void writePage(Report report, Prices prices) {
        if (page != null) {
            page.write(report, prices);
        }
    }
}
