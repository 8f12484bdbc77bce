package ebscensus.configuration;

import ebscensus.aws.AwsAccessException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the AWS CLI would use, from the variables {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}. If a
 * variable is set under its name in upper case and in lower case, the one in lower case wins.
 *
 * @param byScheme the proxy for {@code http} and for {@code https} requests
 * @param except host names, with or without a port; requests to them and to their subdomains use no proxy; a single {@code *}
 *     means every host
 */
record Proxies(Map<String, URI> byScheme, List<String> except) {
    private static final String SUFFIX = "_proxy";
    private static final String EVERY = "*";

    /** @throws AwsAccessException if the value of a variable is not the URL of a proxy */
    static Proxies of(Environment environment) {
        var values = values(environment);
        var byScheme = new HashMap<String, URI>();
        Stream.of("http", "https").forEach(scheme -> {
            String proxy = values.get(scheme);
            if (proxy != null) {
                byScheme.put(scheme, url(scheme, proxy));
            }
        });
        return new Proxies(Map.copyOf(byScheme), names(values.getOrDefault("no", "")));
    }

    /** The proxy for the request; null if the request is to be sent without a proxy. */
    @Nullable
    URI of(URI request) {
        var proxy = byScheme.get(request.getScheme());
        return proxy == null || isExcepted(request) ? null : proxy;
    }

    private boolean isExcepted(URI request) {
        if (except.equals(List.of(EVERY))) {
            return true;
        }
        String host = request.getHost().toLowerCase(Locale.ROOT);
        String withPort = host + ":" + request.getPort();
        return except.stream().anyMatch(name -> isIn(name, host) || isIn(name, withPort));
    }

    private static boolean isIn(String name, String host) {
        return host.equals(name) || host.endsWith("." + name);
    }

    private static Map<String, String> values(Environment environment) {
        var values = new HashMap<String, String>();
        environment.variables().forEach((name, value) -> {
            String small = name.toLowerCase(Locale.ROOT);
            if (small.endsWith(SUFFIX) && !name.equals(small) && !value.isEmpty()) {
                values.put(kind(small), value);
            }
        });
        environment.variables().forEach((name, value) -> {
            if (name.endsWith(SUFFIX) && name.equals(name.toLowerCase(Locale.ROOT))) {
                values.put(kind(name), value);
            }
        });
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private static String kind(String name) {
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static List<String> names(String list) {
        return Stream.of(list.split(","))
                .map(name -> name.strip().replaceFirst("^\\.+", "").toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static URI url(String scheme, String proxy) {
        String url = proxy.startsWith("//") ? "http:" + proxy : proxy.contains("://") ? proxy : "http://" + proxy;
        return HttpUrl.parsed(url).orElseThrow(() -> noProxy(scheme));
    }

    /** A failure whose message leaves out the value, because it may contain a password. */
    private static AwsAccessException noProxy(String scheme) {
        return new AwsAccessException(scheme.toUpperCase(Locale.ROOT)
                + "_PROXY does not name a proxy: write it as http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT with"
                + " special characters as %XX");
    }
}
