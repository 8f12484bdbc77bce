package ebscensus.simulator.protocol;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The caller that an Authorization header names. The signature is not verified.
 *
 * @param account the account in the access key; empty if there is no key with an account. The simulator then takes the account of
 *     the first scope of the simulation
 * @param region the region for which the request was signed; empty if there is no valid header
 * @param service the service for which the request was signed, such as {@code ec2}; empty if there is no valid header
 * @param expiry the time at which a key from {@link #accessKey} expires; empty for other keys
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

    /**
     * An access key for this account that is refused from {@code expiry} on. The key contains the time of expiry in
     * milliseconds since the epoch, written in base 36.
     */
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
