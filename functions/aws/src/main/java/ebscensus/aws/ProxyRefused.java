package ebscensus.aws;

/** A proxy answered instead of the service. A retry does not help. Used only as the cause of another exception. */
public final class ProxyRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ProxyRefused(String message) {
        super(message);
    }
}
