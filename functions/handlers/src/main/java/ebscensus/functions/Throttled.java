package ebscensus.functions;

/** EC2 kept throttling. A retry after some tens of seconds may succeed. */
public final class Throttled extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Throttled(String message) {
        super(message);
    }
}
