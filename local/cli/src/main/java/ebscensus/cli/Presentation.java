package ebscensus.cli;

import ebscensus.core.census.Report;
import ebscensus.core.inventory.Prices;
import ebscensus.report.Explanation;
import ebscensus.report.Overview;
import ebscensus.report.TableStyle;
import java.util.List;

/**
 * How a result is shown.
 *
 * @param style of a table
 * @param explain whether a table shows the arithmetic of the savings
 */
record Presentation(OutputFormat format, TableStyle style, boolean explain) {
    Result of(Report report, Prices prices) {
        var explanation = explain ? Explanation.of(report, prices) : List.<String>of();
        return format.write(Overview.of(report, prices), style, explanation);
    }
}
