package ebscensus.configuration;

import ebscensus.aws.NoCredentials;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads access keys from the environment or from a profile. */
final class StaticKeys {
    private static final String KEY_ID = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";

    private StaticKeys() {}

    /** The keys in the environment; empty if it has none. */
    static Optional<Lease> of(Environment environment) {
        String keyId = environment.get("AWS_ACCESS_KEY_ID");
        if (keyId == null) {
            return Optional.empty();
        }
        String secret = environment.get("AWS_SECRET_ACCESS_KEY");
        if (secret == null) {
            throw new NoCredentials("AWS_ACCESS_KEY_ID is set but AWS_SECRET_ACCESS_KEY is not:"
                    + " export both, or unset AWS_ACCESS_KEY_ID to use a profile");
        }
        var token = environment.first("AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN");
        return Optional.of(Lease.of(keyId, secret, token == null ? null : token.value(), null));
    }

    /** The keys in {@code values}, which are values of the profile; empty if there are none. */
    static Optional<Lease> of(Profile profile, Map<String, String> values) {
        String keyId = value(values, KEY_ID);
        String secret = value(values, SECRET);
        if (keyId == null && secret == null) {
            return Optional.empty();
        }
        if (keyId == null || secret == null) {
            throw new NoCredentials(profile + " has " + (keyId == null ? SECRET : KEY_ID) + " but no "
                    + (keyId == null ? KEY_ID : SECRET) + ": add it, for example with `aws configure --profile "
                    + profile.name() + "`");
        }
        return Optional.of(Lease.of(keyId, secret, value(values, "aws_session_token"), null));
    }

    private static @Nullable String value(Map<String, String> values, String key) {
        String value = values.get(key);
        return value == null || value.isEmpty() ? null : value;
    }
}
