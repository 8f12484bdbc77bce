package ebscensus.cli;

import ebscensus.core.census.Verdict;
import ebscensus.report.Overview;
import ebscensus.report.TableReport;
import ebscensus.report.TableStyle;
import ebscensus.report.change.Change;
import ebscensus.report.change.ChangeCsv;
import ebscensus.report.change.ChangeJson;
import ebscensus.report.change.ChangeTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares a census with an earlier report. {@link #write} remembers the change, because {@link #status} needs it afterwards. */
final class Baseline {
    private final Overview earlier;
    private final @Nullable GrowthLimit limit;
    private volatile @Nullable Change change;

    Baseline(Overview earlier, @Nullable GrowthLimit limit) {
        this.earlier = earlier;
        this.limit = limit;
    }

    Change change(Overview report) {
        return Change.between(earlier, report);
    }

    /** @param format any format except JSON lines */
    Result write(Overview report, OutputFormat format, TableStyle style, List<String> explanation) {
        var found = change(report);
        change = found;
        return switch (format) {
            case TABLE ->
                Result.of((ChangeTable.render(found, style, List.of()) + "\n"
                                + TableReport.render(report, style, explanation))
                        .getBytes(StandardCharsets.UTF_8));
            case JSON -> Result.of(ChangeJson.writeReport(report, found));
            case CSV -> out -> ChangeCsv.write(found, out);
            case JSONL -> throw new IllegalArgumentException("a change has no JSON lines");
        };
    }

    /** The exit status of the census. The status of an incomplete census takes precedence over the status for growth. */
    int status(Verdict verdict, Console console) {
        var found = change;
        boolean isGrown = found != null && limit != null && limit.isExceeded(found, console);
        return verdict == Verdict.COMPLETE && isGrown ? ExitStatus.GROWN : ExitStatus.of(verdict);
    }
}
