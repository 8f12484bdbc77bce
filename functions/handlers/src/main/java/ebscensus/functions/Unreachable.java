package ebscensus.functions;

/** A server failed or a connection broke. A retry after some seconds may succeed. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreachable(String message) {
        super(message);
    }
}
