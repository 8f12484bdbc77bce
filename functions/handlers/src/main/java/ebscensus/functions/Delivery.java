package ebscensus.functions;

import ebscensus.core.inventory.ReportStore;
import ebscensus.core.request.Text;
import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.TrendPoint;
import ebscensus.report.change.Change;
import ebscensus.report.change.ChangeInWords;
import ebscensus.report.change.ChangeJson;
import ebscensus.report.export.CellRows;
import ebscensus.report.page.Page;
import ebscensus.report.page.PageChange;
import ebscensus.report.page.PageContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the results of a run: its report as JSON and as a page, its cells as rows for Athena, and its point in the history.
 * The JSON report is written first. If it cannot be written, the run fails. All other failures in this class become notes.
 */
final class Delivery {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ROWS = "application/gzip";

    private final ReportStore reports;
    private final String execution;
    private final Instant startedAt;
    private final History history;
    private final List<String> troubles = new ArrayList<>();

    /** @param execution the name of the execution, encoded for object names */
    Delivery(ReportStore reports, String execution, Instant startedAt, History history) {
        this.reports = reports;
        this.execution = execution;
        this.startedAt = startedAt;
        this.history = history;
    }

    /**
     * @param place the place of the JSON report
     * @param name the object name of the page; the page is missing from the store if it could not be written
     * @param change the change since the last complete report with the same request
     */
    record Delivered(String place, String name, Told change) {}

    /**
     * Holds the parts of a change that are shown, so that the change with all its cells can be discarded.
     *
     * @param json null if there is nothing to compare
     * @param page null if there is nothing to compare
     * @param words one sentence; empty if there is nothing to compare
     * @param gibibytesMore see {@link Change#gibibytesMore}
     */
    record Told(@Nullable ObjectNode json, @Nullable PageChange page, String words, OptionalLong gibibytesMore) {
        static final Told NOTHING = new Told(null, null, "", OptionalLong.empty());

        static Told of(Change change) {
            return new Told(
                    ChangeJson.summary(change),
                    PageChange.of(change),
                    ChangeInWords.of(change),
                    change.gibibytesMore());
        }
    }

    Delivered deliver(Overview report) {
        var change = change(report);
        String name = "reports/" + DAY.format(startedAt) + "/" + execution;
        String place = reports.write(name + ".json", ReportJson.MEDIA_TYPE, ReportJson.write(report, change.json()));
        attempt("the page " + name + ".html", () -> writePage(name + ".html", report, change.page()));
        attempt("the rows of the cells", () -> writeCells(report));
        history.write(TrendPoint.of(report));
        return new Delivered(place, name + ".html", change);
    }

    /** The objects that could not be read or written, each with its reason. */
    List<String> troubles() {
        return Stream.concat(troubles.stream(), history.troubles().stream()).toList();
    }

    /**
     * A failure to read or compare the older report becomes a note, because such a failure must not prevent the new report from
     * being written.
     */
    private Told change(Overview report) {
        try {
            return history.lastComplete()
                    .map(earlier -> Told.of(Change.between(earlier, report)))
                    .orElse(Told.NOTHING);
        } catch (RuntimeException e) {
            troubles.add(Text.printable("what changed since the last complete report is not known: " + reason(e)));
            return Told.NOTHING;
        }
    }

    private void writePage(String name, Overview report, @Nullable PageChange change) {
        var trend = Stream.concat(history.points().stream(), Stream.of(TrendPoint.of(report)))
                .toList();
        reports.write(name, Page.MEDIA_TYPE, Page.render(new PageContent(report, change, trend)));
    }

    private void writeCells(Overview report) {
        var rows = new ByteArrayOutputStream();
        try {
            CellRows.of(report).writeJsonLines(execution, new GZIPOutputStream(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String day = startedAt.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        reports.write("cells/dt=" + day + "/" + execution + ".jsonl.gz", ROWS, rows.toByteArray());
    }

    /** Writes something less important than the JSON report, which has already been written. A failure becomes a note. */
    private void attempt(String what, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            troubles.add(Text.printable(what + " could not be written: " + reason(e)));
        }
    }

    /** The message of a failure; if the failure has no message, a text that names its class. */
    static String reason(RuntimeException e) {
        return e.getMessage() == null ? "an error in the census itself (" + e + ")" : e.getMessage();
    }
}
