package ebscensus.cli;

import ebscensus.core.request.InvalidRequest;
import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.TableReport;
import ebscensus.report.TableStyle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How a report is written. */
enum OutputFormat {
    TABLE {
        @Override
        byte[] write(Overview report, TableStyle style, List<String> explanation) {
            return TableReport.render(report, style, explanation).getBytes(StandardCharsets.UTF_8);
        }
    },
    JSON {
        @Override
        byte[] write(Overview report, TableStyle style, List<String> explanation) {
            return ReportJson.write(report);
        }
    };

    /**
     * @param style of a table
     * @param explanation lines that a table shows below the savings
     */
    abstract byte[] write(Overview report, TableStyle style, List<String> explanation);

    /** As the option has it. */
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

    static final class Converter implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String text) {
            return Arrays.stream(values())
                    .filter(format -> format.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> InvalidRequest.of("format", text, "table or json"));
        }
    }
}
