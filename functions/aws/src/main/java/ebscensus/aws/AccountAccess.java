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

    /** @param uncounted counts the source's calls to STS */
    AccountAccess(Supplier<AwsCredentials> source, CallMeter uncounted) {
        this.source = source;
        this.uncounted = uncounted;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return source.get();
    }

    /** Returns the credentials. The meter takes over the calls that have not been counted yet. */
    AwsCredentialsProvider countedBy(CallMeter meter) {
        return () -> {
            try {
                return resolveCredentials();
            } finally {
                meter.add(uncounted.take());
            }
        };
    }

    /** Adds calls that belong to no scope to those of the next scope that is counted. */
    void leave(Calls calls) {
        uncounted.add(calls);
    }
}
