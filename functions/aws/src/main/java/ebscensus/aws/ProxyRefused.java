package ebscensus.aws;

/** A proxy has answered in place of the service that was asked, and not as AWS would; asking again does not help. Goes along as the cause. */
public final class ProxyRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ProxyRefused(String message) {
        super(message);
    }
}
