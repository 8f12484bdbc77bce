package ebscensus.core.inventory;

/** Keeps reports in any format after a run. Thread-safe. It throws its own unchecked exception if it cannot be reached. */
public interface ReportStore {
    /**
     * Writes a report completely or not at all. It replaces an earlier report of that name.
     *
     * @param name words of letters, digits and {@code =._-} with slashes between, such as
     *     {@code reports/2026/11/30/nightly.json}
     * @param mediaType such as {@code application/json}
     * @return the location of the report, for people
     * @throws IllegalArgumentException if the name has another form
     */
    String write(String name, String mediaType, byte[] content);
}
