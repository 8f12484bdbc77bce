package ebscensus.functions;

/** Thrown if EC2 kept throttling the requests. A retry some tens of seconds later may succeed. */
public final class Throttled extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Throttled(String message) {
        super(message);
    }
}
