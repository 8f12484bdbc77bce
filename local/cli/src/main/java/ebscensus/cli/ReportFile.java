package ebscensus.cli;

import ebscensus.report.MalformedReport;
import ebscensus.report.Overview;
import ebscensus.report.ReportReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a report that an earlier run wrote as JSON. */
final class ReportFile {
    private ReportFile() {}

    /** @throws CannotRun if the file cannot be read or is not a report; the message names the file */
    static Overview read(Path path) {
        try {
            if (Files.size(path) > ReportReader.MOST_BYTES) {
                throw new CannotRun(path + " has more than " + ReportReader.MOST_BYTES
                        + " bytes; name a report that census run --output json wrote");
            }
            return ReportReader.read(Files.readAllBytes(path));
        } catch (MalformedReport e) {
            throw new CannotRun(
                    path + ": " + Errors.message(e) + "; name a report that census run --output json wrote", e);
        } catch (IOException e) {
            String reason = Files.exists(path) ? Errors.reason(e) : "no such file";
            throw new CannotRun("cannot read " + path + " (" + reason + "); name a report", e);
        }
    }
}
