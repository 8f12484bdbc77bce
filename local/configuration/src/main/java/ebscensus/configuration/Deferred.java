package ebscensus.configuration;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Chooses a provider when credentials are first needed. Thread-safe. */
final class Deferred implements AwsCredentialsProvider {
    private final Supplier<AwsCredentialsProvider> choice;

    @GuardedBy("this")
    private @Nullable AwsCredentialsProvider chosen;

    Deferred(Supplier<AwsCredentialsProvider> choice) {
        this.choice = choice;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return chosen().resolveCredentials();
    }

    private synchronized AwsCredentialsProvider chosen() {
        AwsCredentialsProvider provider = chosen;
        if (provider == null) {
            provider = choice.get();
            chosen = provider;
        }
        return provider;
    }
}
