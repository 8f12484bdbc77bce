package ebscensus.report.export;

import ebscensus.core.census.CountedVolume;
import java.io.Closeable;
import java.io.IOException;

/** A row for each volume, written one by one. For one thread at a time. */
public sealed interface VolumeRows extends Closeable permits CsvVolumeRows, JsonVolumeRows {
    void write(CountedVolume volume) throws IOException;

    /** Writes what is left of the rows, and closes the stream. */
    @Override
    void close() throws IOException;
}
