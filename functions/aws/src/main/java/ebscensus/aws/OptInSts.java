package ebscensus.aws;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Calls STS in a region that may be disabled in an account. If STS refuses a call with an error that may mean that the region
 * is disabled in the caller's or the role's account, the call is repeated in a region that every account has. There, STS
 * returns the same identity, and equivalent credentials for a role. Thread-safe.
 */
final class OptInSts implements StsClient {
    private final String region;
    private final Function<String, StsClient> stsIn;
    private final StsClient configured;

    @GuardedBy("this")
    private @Nullable StsClient everywhere;

    private volatile boolean doesCallerLackRegion;

    /** @param stsIn creates the client of a region; this object closes the clients that it creates */
    OptInSts(String region, Function<String, StsClient> stsIn) {
        this.region = region;
        this.stsIn = stsIn;
        this.configured = stsIn.apply(region);
    }

    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        try {
            return configured.getCallerIdentity(request);
        } catch (StsException e) {
            var identity = whereEveryAccountIs(e).getCallerIdentity(request);
            doesCallerLackRegion = true;
            return identity;
        }
    }

    @Override
    public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        if (doesCallerLackRegion) {
            return everywhere().assumeRole(request);
        }
        try {
            return configured.assumeRole(request);
        } catch (StsException e) {
            return whereEveryAccountIs(e).assumeRole(request);
        }
    }

    @Override
    public String serviceName() {
        return configured.serviceName();
    }

    @Override
    public synchronized void close() {
        configured.close();
        if (everywhere != null) {
            everywhere.close();
        }
    }

    /**
     * The client for a region that every account has. Throws {@code refusal} again if a disabled region cannot be the reason
     * for it.
     */
    private StsClient whereEveryAccountIs(StsException refusal) {
        if (!OptIn.mayBeWhy(refusal, region)) {
            throw refusal;
        }
        return everywhere();
    }

    private synchronized StsClient everywhere() {
        var client = everywhere;
        if (client == null) {
            client = stsIn.apply(OptIn.inEveryAccount(region));
            everywhere = client;
        }
        return client;
    }
}
