package ebscensus.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Parses URLs that users write. */
public final class HttpUrl {
    private HttpUrl() {}

    /** The URL in the text; empty if the text is not an http or https URL with a host. */
    static Optional<URI> parsed(String text) {
        try {
            var url = new URI(text);
            boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return isHttp && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /**
     * The URL in the text; empty if the text is not an http or https URL with a host, or if the URL has a query or a fragment.
     */
    public static Optional<URI> ofEndpoint(String text) {
        return parsed(text).filter(url -> url.getRawQuery() == null && url.getRawFragment() == null);
    }
}
