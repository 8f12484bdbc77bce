package ebscensus.aws;

import ebscensus.core.AccountRole;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Credentials for each account: the role is assumed once for an account, for all its regions, and renewed before it expires.
 * Thread-safe.
 */
final class AccountCredentials implements AutoCloseable {
    private static final String SESSION = "ebs-census";

    private final AwsCredentialsProvider own;
    private final StsClient sts;
    private final Region region;
    private final Map<Assumed, StsAssumeRoleCredentialsProvider> assumed = new ConcurrentHashMap<>();
    private volatile @Nullable String ownAccount;

    AccountCredentials(AwsCredentialsProvider own, StsClient sts, Region region) {
        this.own = own;
        this.sts = sts;
        this.region = region;
    }

    private record Assumed(String account, AccountRole role) {}

    /** Whose credentials the program itself has; asked of STS until it has answered, by several threads at first. */
    String ownAccount() {
        String known = ownAccount;
        if (known == null) {
            known = sts.getCallerIdentity().account();
            ownAccount = known;
        }
        return known;
    }

    AwsCredentialsProvider own() {
        return own;
    }

    /** Nothing is asked of STS yet: that is part of the call that first needs the credentials, and fails with it. */
    AwsCredentialsProvider of(String account, AccountRole role) {
        return () -> entering(account, role).resolveCredentials();
    }

    @Override
    public void close() {
        assumed.values().forEach(StsAssumeRoleCredentialsProvider::close);
        sts.close();
    }

    private AwsCredentialsProvider entering(String account, AccountRole role) {
        return account.equals(ownAccount()) ? own : assumed.computeIfAbsent(new Assumed(account, role), this::assume);
    }

    private StsAssumeRoleCredentialsProvider assume(Assumed account) {
        String arn = "arn:%s:iam::%s:role/%s"
                .formatted(partition(), account.account(), account.role().name());
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(arn)
                        .roleSessionName(SESSION)
                        .externalId(account.role().externalId()))
                .build();
    }

    /** Asked for only when a role is assumed: the SDK loads 361 classes to tell. */
    private String partition() {
        var metadata = region.metadata();
        return metadata == null ? "aws" : metadata.partition().id();
    }
}
