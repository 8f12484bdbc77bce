package ebscensus.cli.firstcontact;

/**
 * A request as the scripted AWS saw it.
 *
 * @param service as the credential scope names it, or {@code portal}, {@code oidc}, {@code imds}, {@code container}
 * @param action of the query protocol, or the path
 * @param host as the client named it, with the port where that is not the scheme's own
 * @param region of the credential scope; empty for requests that are not signed
 * @param accessKey empty for requests that are not signed
 * @param sessionToken empty where none came
 * @param encrypted whether it came by TLS
 * @param body form fields or JSON
 */
record Seen(
        String service,
        String action,
        String host,
        String region,
        String accessKey,
        String sessionToken,
        boolean encrypted,
        String body) {

    boolean asks(String service, String action) {
        return this.service.equals(service) && this.action.equals(action);
    }
}
