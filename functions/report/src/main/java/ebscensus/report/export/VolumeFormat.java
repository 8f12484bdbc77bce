package ebscensus.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** How rows of volumes are written. The ending of a file's name says which. */
public enum VolumeFormat {
    CSV(".csv", false, false),
    JSON_LINES(".jsonl", true, false),
    CSV_GZIP(".csv.gz", false, true),
    JSON_LINES_GZIP(".jsonl.gz", true, true);

    private static final int BUFFER = 1 << 16;

    private final String ending;
    private final boolean isJson;
    private final boolean isCompressed;

    VolumeFormat(String ending, boolean isJson, boolean isCompressed) {
        this.ending = ending;
        this.isJson = isJson;
        this.isCompressed = isCompressed;
    }

    /** The format of a file of this name; empty if it has another ending. */
    public static Optional<VolumeFormat> ofName(String name) {
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.ending) && name.length() > format.ending.length())
                .findFirst();
    }

    /** How names may end. */
    public static List<String> endings() {
        return Arrays.stream(values()).map(format -> format.ending).toList();
    }

    /** Rows of these columns, to that stream. */
    public VolumeRows rows(VolumeColumns columns, OutputStream out) throws IOException {
        var target = isCompressed ? new GZIPOutputStream(out, BUFFER) : out;
        return isJson ? new JsonVolumeRows(columns, target) : new CsvVolumeRows(columns, target);
    }
}
