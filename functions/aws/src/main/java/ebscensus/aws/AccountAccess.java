package ebscensus.aws;

import ebscensus.core.inventory.Calls;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The credentials for one account, and the calls that were made for the account as a whole. The ledger has lines for scopes
 * only, so those calls are counted in the line of the first scope that uses these credentials. Thread-safe.
 */
final class AccountAccess implements AwsCredentialsProvider {
    private final Supplier<AwsCredentials> source;
    private final CallMeter uncounted;

    /** @param uncounted counts what the source asks STS */
    AccountAccess(Supplier<AwsCredentials> source, CallMeter uncounted) {
        this.source = source;
        this.uncounted = uncounted;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return source.get();
    }

    /** These credentials, where the meter takes over the calls that nobody has counted yet. */
    AwsCredentialsProvider countedBy(CallMeter meter) {
        return () -> {
            try {
                return resolveCredentials();
            } finally {
                meter.add(uncounted.take());
            }
        };
    }

    /** Leaves calls that belong to no scope to the first scope that is counted from now on. */
    void leave(Calls calls) {
        uncounted.add(calls);
    }
}
