package ebscensus.functions;

/** A server's error or a broken connection; the same work is worth trying again after some seconds. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreachable(String message) {
        super(message);
    }
}
