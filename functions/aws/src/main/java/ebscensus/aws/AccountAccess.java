package ebscensus.aws;

import ebscensus.core.inventory.Calls;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The credentials for one account and the calls that were made to get them. The ledger has lines for scopes only, so the line
 * of the first scope that uses the credentials counts these calls. Thread-safe.
 */
final class AccountAccess implements AwsCredentialsProvider {
    private final Supplier<AwsCredentials> source;
    private final CallMeter uncounted;

    /** @param uncounted counts the calls to STS for these credentials that are not yet in the meter of any scope */
    AccountAccess(Supplier<AwsCredentials> source, CallMeter uncounted) {
        this.source = source;
        this.uncounted = uncounted;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return source.get();
    }

    /**
     * The credentials for the calls of one scope. Whenever they are resolved, the scope's meter takes over the calls that no
     * scope has counted yet.
     */
    AwsCredentialsProvider countedBy(CallMeter meter) {
        return () -> {
            try {
                return resolveCredentials();
            } finally {
                meter.add(uncounted.take());
            }
        };
    }

    /** Keeps calls that belong to no scope, so that the next scope that uses the credentials counts them. */
    void leave(Calls calls) {
        uncounted.add(calls);
    }
}
