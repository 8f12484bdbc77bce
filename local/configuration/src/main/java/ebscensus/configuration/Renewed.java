package ebscensus.configuration;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.aws.NoCredentials;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Fetches credentials when they are first needed, and again shortly before they expire. Thread-safe. */
final class Renewed implements AwsCredentialsProvider {
    /** Credentials are renewed if they expire within this time, so that a signed request has time to arrive. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Supplier<Lease> source;
    private final InstantSource clock;

    @GuardedBy("this")
    private @Nullable Lease lease;

    /** @param source fetches the credentials; throws {@link NoCredentials} if there are none */
    Renewed(Supplier<Lease> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public synchronized AwsCredentials resolveCredentials() {
        Lease current = lease;
        if (current == null || current.endsBefore(clock.instant().plus(MARGIN))) {
            current = renewed(current);
            lease = current;
        }
        return current.credentials();
    }

    /** Gets new credentials. If none are available, returns the last ones as long as they are valid. */
    private Lease renewed(@Nullable Lease last) {
        try {
            return source.get();
        } catch (NoCredentials e) {
            if (last == null || last.endsBefore(clock.instant())) {
                throw e;
            }
            return last;
        }
    }
}
