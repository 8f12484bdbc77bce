package ebscensus.cli;

import ebscensus.core.Progress;
import ebscensus.report.Cells;
import ebscensus.report.Figures;
import java.time.Duration;

/** How far a census has come, in one line. */
final class ProgressLine {
    /** One column less than a terminal has, so that none wraps. */
    static final int WIDTH = 79;

    private ProgressLine() {}

    static String of(Progress.Snapshot snapshot, long scopes, Duration elapsed) {
        String full = line(
                snapshot,
                scopes,
                elapsed,
                " of ",
                " scopes, ",
                " instances, ",
                " volumes, ",
                " calls, ",
                " throttled, ");
        return full.length() <= WIDTH
                ? full
                : Cells.cut(line(snapshot, scopes, elapsed, "/", " sc ", " inst ", " vol ", " calls ", " thr "), WIDTH);
    }

    private static String line(Progress.Snapshot snapshot, long scopes, Duration elapsed, String... words) {
        return Figures.count(snapshot.scopesDone())
                + words[0]
                + Figures.count(scopes)
                + words[1]
                + Figures.count(snapshot.instances())
                + words[2]
                + Figures.count(snapshot.volumes())
                + words[3]
                + Figures.count(snapshot.calls().requests())
                + words[4]
                + Figures.count(snapshot.calls().throttled())
                + words[5]
                + Figures.clock(elapsed);
    }
}
