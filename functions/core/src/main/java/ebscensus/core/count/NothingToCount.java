package ebscensus.core.count;

/**
 * Thrown if a valid request selects no account. Without this exception, a census without accounts would look like the census of
 * an empty fleet.
 */
public final class NothingToCount extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NothingToCount(String message) {
        super(message);
    }
}
