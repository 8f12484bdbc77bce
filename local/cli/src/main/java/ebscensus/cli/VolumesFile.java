package ebscensus.cli;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.core.census.CountedVolume;
import ebscensus.core.census.CountedVolumes;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.InvalidRequest;
import ebscensus.report.export.VolumeRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The file of {@code --volumes}: one row for each volume. Rows are written while the volumes are counted, so memory does not
 * limit the number of volumes. The file gets its final name when it has all rows. If a row cannot be written, the file is
 * abandoned, the count continues, and an error is shown after the report has been written. Thread-safe.
 */
final class VolumesFile implements CountedVolumes, AutoCloseable {
    private static final String OPTION = "--volumes";
    private static final Pattern NAME = Pattern.compile(".*\\.(csv|jsonl)(\\.gz)?", Pattern.DOTALL);
    private static final int GZIP_BUFFER = 64 * 1024;

    private final ResultFile file;
    private final VolumeRows rows;

    @GuardedBy("this")
    private SortedMap<String, String> accountNames = Collections.emptySortedMap();

    @GuardedBy("this")
    private long written;

    @GuardedBy("this")
    private @Nullable IOException failure;

    @GuardedBy("this")
    private boolean isEnded;

    private VolumesFile(ResultFile file, VolumeRows rows) {
        this.file = file;
        this.rows = rows;
    }

    /**
     * @throws InvalidRequest if the name does not end in one of the formats
     * @throws CannotRun if the file cannot be written
     */
    static ResultFile checked(Path path) {
        if (!NAME.matcher(path.toString()).matches()) {
            throw InvalidRequest.of(
                    OPTION, path.toString(), "a file whose name ends in .csv, .jsonl, .csv.gz or .jsonl.gz");
        }
        return ResultFile.checked(OPTION, path);
    }

    /**
     * @param file the file that {@link #checked} returned
     * @param named the path that the option names. Its ending decides the format, even if the path is a link to a file with
     *     another ending
     * @param tags the tags that the census groups by
     * @throws CannotRun if the file cannot be written
     */
    static VolumesFile begin(ResultFile file, Path named, List<Dimension> tags) {
        try {
            return new VolumesFile(file, rows(named.toString(), file.begin(), tags));
        } catch (IOException e) {
            throw file.cannotWrite(e);
        }
    }

    private static VolumeRows rows(String name, OutputStream out, List<Dimension> tags) throws IOException {
        boolean isCompressed = name.endsWith(".gz");
        var text = isCompressed ? new GZIPOutputStream(out, GZIP_BUFFER) : out;
        String format = isCompressed ? name.substring(0, name.length() - ".gz".length()) : name;
        return format.endsWith(".csv") ? VolumeRows.csv(text, tags) : VolumeRows.jsonLines(text);
    }

    /** Sets the names of accounts, by their ids, for the volumes that are added from now on. */
    synchronized void name(SortedMap<String, String> accounts) {
        accountNames = accounts;
    }

    @Override
    public synchronized void add(CountedVolume volume) {
        if (isEnded || failure != null) {
            return;
        }
        try {
            rows.write(volume, accountNames.getOrDefault(volume.scope().account(), ""));
            written++;
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Ends the file and, if it has all rows, moves it to its final name. */
    synchronized void finish() {
        if (isEnded) {
            return;
        }
        isEnded = true;
        keepFailureOf(rows::close);
        if (failure == null) {
            keepFailureOf(file::finish);
        }
        keepFailureOf(file::discard);
    }

    private interface Step {
        void take() throws IOException;
    }

    @GuardedBy("this")
    private void keepFailureOf(Step step) {
        try {
            step.take();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }

    /**
     * A line that says how many volumes were written, and where. To be called after {@link #finish}.
     *
     * @throws CannotRun if the file could not be written
     */
    synchronized String outcome() {
        if (failure != null) {
            throw file.cannotWrite(failure);
        }
        return written + (written == 1 ? " volume" : " volumes") + ": written to " + file;
    }

    /**
     * Deletes what has been written, unless the file is finished. An older file of the same name is not changed.
     *
     * @return true if this call abandoned the file; false if the file had already been finished or abandoned
     * @throws CannotRun if what was written until now cannot be deleted
     */
    synchronized boolean abandon() {
        if (isEnded) {
            return false;
        }
        isEnded = true;
        try {
            file.discard();
        } catch (IOException e) {
            throw file.cannotWrite(e);
        }
        return true;
    }

    /** Abandons the file unless it is finished. */
    @Override
    public void close() {
        abandon();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
