package ebscensus.functions;

/** EC2 kept refusing for the rate; the same work is worth trying again after some tens of seconds. */
public final class Throttled extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Throttled(String message) {
        super(message);
    }
}
