package ebscensus.core.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps reports, in any format, after a run. Thread-safe. A store that cannot be reached throws its own unchecked exception. */
public interface ReportStore {
    /**
     * Writes a report completely or not at all. The new report replaces an earlier one with the same name.
     *
     * @param name words of letters, digits and {@code =._-}, separated by slashes, such as
     *     {@code reports/2026/11/30/nightly.json}
     * @param mediaType such as {@code application/json}
     * @return the location of the report, to be shown to people
     * @throws IllegalArgumentException if the name does not have this form
     */
    String write(String name, String mediaType, byte[] content);

    /** Like {@link #write(String, String, byte[])}, but takes the content from a file, which may be larger than the memory. */
    String write(String name, String mediaType, Path content);

    /**
     * The content that was last written under the name; empty if there is no report of this name.
     *
     * @throws IllegalArgumentException if the name does not have the form that {@link #write(String, String, byte[])} requires
     */
    Optional<byte[]> read(String name);

    /**
     * The names that begin with a prefix, sorted by character code.
     *
     * @param prefix the beginning of the names, which ends with a slash
     * @param after a name; only the names that come after it are returned
     * @param most the maximum number of names to return; if more names exist, the first of them are returned
     */
    List<String> names(String prefix, String after, int most);
}
