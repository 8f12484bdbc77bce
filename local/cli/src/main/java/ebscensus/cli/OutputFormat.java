package ebscensus.cli;

import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.TableReport;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The format of a report. */
enum OutputFormat {
    TABLE,
    JSON;

    byte[] write(Overview report) {
        return switch (this) {
            case TABLE -> TableReport.render(report).getBytes(StandardCharsets.UTF_8);
            case JSON -> ReportJson.write(report);
        };
    }

    /** The value of the option. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
