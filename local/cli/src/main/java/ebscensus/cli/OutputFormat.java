package ebscensus.cli;

import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.TableReport;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/** The format of a report. */
enum OutputFormat {
    TABLE {
        @Override
        byte[] write(Overview report) {
            return TableReport.render(report).getBytes(StandardCharsets.UTF_8);
        }
    },
    JSON {
        @Override
        byte[] write(Overview report) {
            return ReportJson.write(report);
        }
    };

    abstract byte[] write(Overview report);

    /** The value of the option. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values()).map(OutputFormat::toString).iterator();
        }
    }
}
