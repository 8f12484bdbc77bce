package ebscensus.aws;

import java.io.IOException;

/** The proxy in front of a service cannot be reached. The message names the proxy and says why. */
public final class ProxyException extends IOException {
    private static final long serialVersionUID = 1;

    public ProxyException(String message, Throwable cause) {
        super(message, cause);
    }
}
