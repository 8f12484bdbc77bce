package ebscensus.simulator.protocol;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The caller that an Authorization header names. The signature is not verified.
 *
 * @param account the account in the access key; empty if the key contains none, in which case it belongs to the caller's own
 *     account
 * @param region the region in the signature; empty without a header
 * @param service the service in the signature, such as {@code ec2}
 * @param expiry when a key from {@link #accessKey} expires; empty for other keys
 */
record Credentials(
        Optional<String> account, Optional<String> region, Optional<String> service, Optional<Instant> expiry) {
    private static final Credentials NONE =
            new Credentials(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Pattern SIGNED =
            Pattern.compile("Credential=([^/, ]+)/\\d{8}/([^/, ]+)/([^/, ]+)/aws4_request");
    private static final Pattern ASSUMED = Pattern.compile("ASIA(\\d{12})(?:Z([0-9A-Z]{8}))?.*");

    static Credentials of(Optional<String> authorization) {
        return authorization
                .map(SIGNED::matcher)
                .filter(Matcher::find)
                .map(match -> ofKey(match.group(1), match.group(2), match.group(3)))
                .orElse(NONE);
    }

    /** A key for this account that is refused after its expiry, which the key contains in milliseconds in base 36. */
    static String accessKey(String account, Instant expiry) {
        return "ASIA" + account + "Z" + Long.toString(expiry.toEpochMilli(), 36).toUpperCase(Locale.ROOT);
    }

    private static Credentials ofKey(String key, String region, String service) {
        var assumed = ASSUMED.matcher(key);
        if (!assumed.matches()) {
            return new Credentials(Optional.empty(), Optional.of(region), Optional.of(service), Optional.empty());
        }
        var expiry = Optional.ofNullable(assumed.group(2)).map(time -> Instant.ofEpochMilli(Long.parseLong(time, 36)));
        return new Credentials(Optional.of(assumed.group(1)), Optional.of(region), Optional.of(service), expiry);
    }
}
