package ebscensus.core.count;

/** The request is valid, but there is no account to count: a census of nothing must not look like a fleet of nothing. */
public final class NothingToCount extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NothingToCount(String message) {
        super(message);
    }
}
