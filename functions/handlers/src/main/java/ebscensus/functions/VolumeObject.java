package ebscensus.functions;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.core.census.CountedVolume;
import ebscensus.core.census.CountedVolumes;
import ebscensus.core.inventory.ReportStore;
import ebscensus.core.request.Text;
import ebscensus.report.export.VolumeRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a row for each volume of one chunk. The rows are written to a temporary file while the volumes are counted, so that
 * memory does not limit their number. They are stored after the chunk's partial. If the rows cannot be written, the count
 * continues and {@link #store} returns what went wrong. The chunk is not measured again, because the census needs only the
 * partial, and another measurement would take thousands of requests.
 */
interface VolumeObject extends CountedVolumes, AutoCloseable {
    /** Keeps no rows. */
    VolumeObject NONE = new VolumeObject() {
        @Override
        public void add(CountedVolume volume) {}

        @Override
        public String store() {
            return "none";
        }

        @Override
        public void close() {}
    };

    /**
     * Stores the rows. Returns the place of the object, {@code none} if no rows are kept, or the reason why the object could
     * not be written.
     */
    String store();

    /** Deletes the temporary file, if there is one. */
    @Override
    void close();

    /** @param name the name of the object */
    static VolumeObject begin(ReportStore store, String name, Map<String, String> accountNames) {
        try {
            return new Collected(store, name, accountNames);
        } catch (IOException e) {
            return failed(e);
        }
    }

    /** An object that cannot be written. */
    static VolumeObject failed(Exception why) {
        return new Failed(reason(why));
    }

    private static String reason(Exception e) {
        return "not written: " + Text.shortened(e.getMessage() == null ? e.toString() : e.getMessage(), 200);
    }

    /** Stands for rows that cannot be written, because the temporary file could not be opened or the plan could not be read. */
    record Failed(String reason) implements VolumeObject {
        @Override
        public void add(CountedVolume volume) {}

        @Override
        public String store() {
            return reason;
        }

        @Override
        public void close() {}
    }

    /** Collects the rows in a temporary file. Thread-safe. */
    final class Collected implements VolumeObject {
        private static final int GZIP_BUFFER = 64 * 1024;

        private final ReportStore store;
        private final String name;
        private final Map<String, String> accountNames;
        private final Path file;
        private final VolumeRows rows;

        @GuardedBy("this")
        private @Nullable IOException failure;

        private Collected(ReportStore store, String name, Map<String, String> accountNames) throws IOException {
            this.store = store;
            this.name = name;
            this.accountNames = accountNames;
            this.file = Files.createTempFile("volumes", ".jsonl.gz");
            this.rows = VolumeRows.jsonLines(
                    new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), GZIP_BUFFER));
        }

        @Override
        public synchronized void add(CountedVolume volume) {
            if (failure != null) {
                return;
            }
            try {
                rows.write(volume, accountNames.getOrDefault(volume.scope().account(), ""));
            } catch (IOException e) {
                failure = e;
            }
        }

        @Override
        public synchronized String store() {
            try {
                rows.close();
                return failure == null ? store.write(name, "application/gzip", file) : reason(failure);
            } catch (IOException | RuntimeException e) {
                return reason(e);
            }
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
