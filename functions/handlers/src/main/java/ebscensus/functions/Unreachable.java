package ebscensus.functions;

/** Thrown if a server failed or a connection broke. A retry some seconds later may succeed. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreachable(String message) {
        super(message);
    }
}
