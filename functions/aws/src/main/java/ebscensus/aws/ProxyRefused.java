package ebscensus.aws;

/** A proxy answered instead of the service. A retry does not help. This exception is used only as the cause of another one. */
public final class ProxyRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ProxyRefused(String message) {
        super(message);
    }
}
