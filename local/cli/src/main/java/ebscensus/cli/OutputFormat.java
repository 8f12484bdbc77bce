package ebscensus.cli;

import ebscensus.core.Report;
import ebscensus.json.ReportJson;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a report is written. */
enum OutputFormat {
    TABLE {
        @Override
        byte[] write(Report report) {
            return TableReport.render(report).getBytes(StandardCharsets.UTF_8);
        }
    },
    JSON {
        @Override
        byte[] write(Report report) {
            return ReportJson.write(report);
        }
    };

    abstract byte[] write(Report report);

    /** As the option has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
