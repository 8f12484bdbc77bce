package ebscensus.configuration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Credentials with the time at which they expire.
 *
 * @param until the time at which the credentials expire; null if they never expire
 */
record Lease(AwsCredentials credentials, @Nullable Instant until) {
    static Lease of(String keyId, String secret, @Nullable String token, @Nullable Instant until) {
        return new Lease(
                token == null
                        ? AwsBasicCredentials.create(keyId, secret)
                        : AwsSessionCredentials.create(keyId, secret, token),
                until);
    }

    boolean endsBefore(Instant instant) {
        return until != null && until.isBefore(instant);
    }
}
