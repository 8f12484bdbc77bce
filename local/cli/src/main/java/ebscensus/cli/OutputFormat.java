package ebscensus.cli;

import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.TableReport;
import ebscensus.report.TableStyle;
import ebscensus.report.export.CellRows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The format of a report. */
enum OutputFormat {
    TABLE,
    JSON,
    CSV,
    JSONL;

    /**
     * @param style the style of a table
     * @param explanation lines that a table shows below the savings
     */
    Result write(Overview report, TableStyle style, List<String> explanation) {
        return switch (this) {
            case TABLE ->
                Result.of(TableReport.render(report, style, explanation).getBytes(StandardCharsets.UTF_8));
            case JSON -> Result.of(ReportJson.write(report));
            case CSV -> CellRows.of(report)::writeCsv;
            case JSONL -> CellRows.of(report)::writeJsonLines;
        };
    }

    /** The format as users write it in the option. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
