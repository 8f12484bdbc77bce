package ebscensus.aws;

import ebscensus.core.request.Caller;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Finds out the identity of the program in AWS. Threads that need it at the same time share one call to STS, and a successful
 * result is kept. Thread-safe.
 */
final class CallerIdentity implements Supplier<Caller> {
    private final StsClient sts;
    private final String origin;
    private final SingleFlight<Caller> flight = new SingleFlight<>(this::ask);
    private volatile @Nullable Caller known;

    /** @param origin where the credentials come from, worded like {@link CredentialsSource#origin} */
    CallerIdentity(StsClient sts, String origin) {
        this.sts = sts;
        this.origin = origin;
    }

    /** Sets a known identity, so that STS is not called. */
    void isKnown(Caller caller) {
        known = caller;
    }

    /** @throws SdkException if there are no credentials, STS does not accept them, or STS cannot be reached */
    @Override
    public Caller get() {
        Caller caller = known;
        return caller == null ? flight.get() : caller;
    }

    /** Only one thread at a time runs this. It looks at {@code known} again, because an earlier thread may have called STS. */
    private Caller ask() {
        Caller caller = known;
        if (caller == null) {
            var identity = sts.getCallerIdentity();
            caller = new Caller(identity.account(), identity.arn());
            known = caller;
        }
        return caller;
    }

    /** @throws AwsAccessException if there are no credentials, they are not accepted, or STS cannot be reached */
    Caller require() {
        try {
            return get();
        } catch (NoCredentials e) {
            throw new AwsAccessException(String.valueOf(e.getMessage()), e);
        } catch (SdkException e) {
            throw new AwsAccessException(explained(e), e);
        }
    }

    private String explained(SdkException e) {
        String words = ServiceFailure.words(e);
        var kind = ServiceFailure.kind(e);
        var asked = Asked.of(e);
        String service = asked == null ? "STS" : "STS (" + asked.host() + ")";
        return switch (kind) {
            case REFUSED ->
                service + " does not accept the credentials of " + origin + ": " + words + "; renew or correct them";
            case UNREACHED, UNTRUSTED -> "cannot reach " + service + ": " + words + "; " + ServiceFailure.advice(kind);
            case THROTTLED, SERVER_ERROR, CLOCK, NOT_OF_AWS ->
                service + " does not identify the caller: " + words + "; " + ServiceFailure.advice(kind);
        };
    }
}
