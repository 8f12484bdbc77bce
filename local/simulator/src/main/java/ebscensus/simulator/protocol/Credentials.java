package ebscensus.simulator.protocol;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an Authorization header tells of its caller. The signature is not verified.
 *
 * @param account empty for a key that no account was written into: the caller's own
 * @param region empty without a header
 * @param service as the caller signed it, such as {@code ec2}
 * @param expiry of credentials given out by {@link #accessKey}
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

    /** A key for this account that is refused from the expiry on, which is written into it in milliseconds, base 36. */
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
