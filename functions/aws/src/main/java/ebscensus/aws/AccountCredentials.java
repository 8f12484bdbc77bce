package ebscensus.aws;

import ebscensus.core.AccountRole;
import ebscensus.core.Caller;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
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
    private final String region;
    private final Supplier<Caller> caller;
    private final Map<Assumed, StsAssumeRoleCredentialsProvider> assumed = new ConcurrentHashMap<>();

    AccountCredentials(AwsCredentialsProvider own, StsClient sts, String region, Supplier<Caller> caller) {
        this.own = own;
        this.sts = sts;
        this.region = region;
        this.caller = caller;
    }

    private record Assumed(String account, AccountRole role) {}

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
        return account.equals(caller.get().account())
                ? own
                : assumed.computeIfAbsent(new Assumed(account, role), this::assume);
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

    /** Works for regions that are newer than the SDK, too. Asked for only when a role is assumed: the SDK loads 361 classes to tell. */
    private String partition() {
        return PartitionMetadata.of(Region.of(region)).id();
    }
}
