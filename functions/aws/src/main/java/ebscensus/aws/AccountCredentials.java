package ebscensus.aws;

import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Caller;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Gives each account its credentials: the program's own credentials for its own account, and those of an assumed role for any
 * other account. All regions and threads of an account share the credentials of the role, which are renewed before they expire.
 * Thread-safe.
 */
final class AccountCredentials implements AutoCloseable {
    private static final String SESSION = "ebs-census";

    /** The position of the partition in an ARN. */
    private static final int PARTITION = 1;

    private final AwsCredentialsProvider own;
    private final StsClient sts;
    private final Supplier<Caller> caller;
    private final Map<Assumed, AccountAccess> accesses = new ConcurrentHashMap<>();
    private final Queue<StsAssumeRoleCredentialsProvider> assumed = new ConcurrentLinkedQueue<>();

    /** @param caller the program's own identity */
    AccountCredentials(AwsCredentialsProvider own, StsClient sts, Supplier<Caller> caller) {
        this.own = own;
        this.sts = sts;
        this.caller = caller;
    }

    private record Assumed(String account, AccountRole role) {}

    AwsCredentialsProvider own() {
        return own;
    }

    /** The credentials for the account. Makes no call yet, because STS is called when the credentials are first needed. */
    AccountAccess of(String account, AccountRole role) {
        return accesses.computeIfAbsent(new Assumed(account, role), this::access);
    }

    @Override
    public void close() {
        assumed.forEach(StsAssumeRoleCredentialsProvider::close);
        sts.close();
    }

    private AccountAccess access(Assumed account) {
        var meter = new CallMeter();
        var session = new Session(account, meter);
        return new AccountAccess(
                () -> account.account().equals(caller.get().account()) ? own.resolveCredentials() : session.get(),
                meter);
    }

    private StsAssumeRoleCredentialsProvider assume(Assumed account, CallMeter meter) {
        String arn = "arn:%s:iam::%s:role/%s"
                .formatted(partition(), account.account(), account.role().name());
        var provider = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(arn)
                        .roleSessionName(SESSION)
                        .externalId(account.role().externalId())
                        .overrideConfiguration(config -> config.addMetricPublisher(meter)))
                .build();
        assumed.add(provider);
        return provider;
    }

    private String partition() {
        return caller.get().arn().split(":", -1)[PARTITION];
    }

    /**
     * The credentials of one assumed role, for which only one thread at a time calls STS. In the SDK's own provider (2.57.8), a
     * thread that has waited five seconds also calls STS, and after a failure every waiting thread does, so all threads would
     * call a slow STS at the same time.
     */
    private final class Session implements Supplier<AwsCredentials> {
        private final Assumed account;
        private final CallMeter meter;
        private final SingleFlight<AwsCredentials> flight = new SingleFlight<>(this::ask);
        private volatile @Nullable StsAssumeRoleCredentialsProvider provider;

        Session(Assumed account, CallMeter meter) {
            this.account = account;
            this.meter = meter;
        }

        @Override
        public AwsCredentials get() {
            return flight.get();
        }

        /** Only one thread at a time runs this. */
        private AwsCredentials ask() {
            var made = provider;
            if (made == null) {
                made = assume(account, meter);
                provider = made;
            }
            return made.resolveCredentials();
        }
    }
}
