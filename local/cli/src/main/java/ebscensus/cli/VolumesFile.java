package ebscensus.cli;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.core.census.CountedVolume;
import ebscensus.core.census.VolumeSink;
import ebscensus.core.request.InvalidRequest;
import ebscensus.report.export.VolumeColumns;
import ebscensus.report.export.VolumeFormat;
import ebscensus.report.export.VolumeRows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file that {@code --volumes} names, to which each volume is written as soon as it is counted. If that fails, the census goes on
 * without it. Closing it leaves nothing behind unless it has been finished. Thread-safe.
 */
final class VolumesFile implements VolumeSink, Closeable {
    private static final String OPTION = "--volumes";

    private final ResultFile file;
    private final VolumeFormat format;

    @GuardedBy("this")
    private ResultFile.@Nullable Begun begun;

    /** None before the file is begun, after it is finished, and after a failure. */
    @GuardedBy("this")
    private @Nullable VolumeRows rows;

    @GuardedBy("this")
    private long written;

    @GuardedBy("this")
    private @Nullable IOException failure;

    private VolumesFile(ResultFile file, VolumeFormat format) {
        this.file = file;
        this.format = format;
    }

    /**
     * How the rows are written to a file of this name.
     *
     * @throws InvalidRequest if its ending does not say so
     */
    static VolumeFormat format(Path path) {
        return VolumeFormat.ofName(path.toString())
                .orElseThrow(() -> InvalidRequest.of(
                        OPTION,
                        path.toString(),
                        "a file whose name ends in " + String.join(", ", VolumeFormat.endings())));
    }

    /**
     * @param report the file of the report; null if it has none
     * @throws InvalidRequest if both are the same file
     * @throws CannotRun if the file cannot be written
     */
    static VolumesFile checked(Path path, @Nullable ResultFile report) {
        var file = ResultFile.checked(OPTION, path);
        if (report != null && file.isSameAs(report)) {
            throw InvalidRequest.of(OPTION, path.toString(), "a file other than that of --out");
        }
        return new VolumesFile(file, format(path));
    }

    /** Begins the file. Volumes that come before are passed over. */
    synchronized void begin(VolumeColumns columns) {
        try {
            begun = file.begin();
            rows = format.rows(columns, begun.stream());
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    public synchronized void add(CountedVolume volume) {
        if (rows == null) {
            return;
        }
        try {
            rows.write(volume);
            written++;
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Replaces the file by what has been written, and says so, or why not. Volumes that come later are passed over. */
    synchronized void finish(Console console) {
        try {
            moveIntoPlace();
        } catch (IOException e) {
            fail(e);
        }
        if (failure != null) {
            console.warn(file.failure(failure) + "; the report does not depend on it. Free some space, or"
                    + " name another file, and run it again");
        } else {
            console.err().println(written + (written == 1 ? " volume" : " volumes") + ": written to " + file);
        }
    }

    /** Whether the volumes are not in the file. */
    synchronized boolean hasFailed() {
        return failure != null;
    }

    /** @throws CannotRun if the temporary file cannot be removed */
    @Override
    public synchronized void close() {
        try {
            discard();
        } catch (IOException e) {
            throw new CannotRun(file.failure(e), e);
        }
    }

    @GuardedBy("this")
    private void discard() throws IOException {
        rows = null;
        if (begun != null) {
            begun.close();
        }
    }

    @GuardedBy("this")
    private void moveIntoPlace() throws IOException {
        if (rows != null && begun != null) {
            rows.close();
            begun.moveIntoPlace();
            rows = null;
        }
    }

    /** The first failure stands: what follows from it is of no interest. */
    @GuardedBy("this")
    private void fail(IOException e) {
        if (failure == null) {
            failure = e;
        }
        try {
            discard();
        } catch (IOException another) {
            failure.addSuppressed(another);
        }
    }
}
