package ebscensus.core.inventory;

/**
 * Where reports remain when a run is over, in whatever form they were written. Thread-safe. A store that cannot be reached throws
 * an unchecked exception of its own.
 */
public interface ReportStore {
    /**
     * Written whole; writing a name again replaces what it named.
     *
     * @param name words of letters, digits and {@code =._-} with slashes between, such as {@code reports/2026/11/30/nightly.json}
     * @param mediaType such as {@code application/json}
     * @return the place where a person finds it
     * @throws IllegalArgumentException if the name is not of that form
     */
    String write(String name, String mediaType, byte[] content);
}
