package ebscensus.configuration;

import ebscensus.aws.NoCredentials;
import ebscensus.aws.ServiceFailure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Credentials of the role that a profile names, assumed with those of another source.
 *
 * @param source whose credentials assume the role, as messages name it
 */
record AssumedRole(
        Profile profile,
        String role,
        String source,
        AwsCredentialsProvider caller,
        CredentialClients clients,
        Prompt prompt)
        implements Supplier<Lease> {
    static final String ROLE = "role_arn";
    static final String SESSION_NAME = "role_session_name";
    private static final String MFA = "mfa_serial";
    private static final String DURATION = "duration_seconds";

    /** As CloudTrail shows it where the profile says nothing. */
    static final String SESSION = "ebs-census";

    @Override
    public Lease get() {
        var request = request();
        var asked = new AskedHost();
        try (var sts = clients.sts(caller, asked)) {
            return lease(profile, asked, sts.assumeRole(request).credentials());
        } catch (NoCredentials e) {
            throw e;
        } catch (SdkException e) {
            throw new NoCredentials(refused(asked, e), e);
        }
    }

    /** What STS gave. */
    static Lease lease(Profile profile, AskedHost asked, @Nullable Credentials given) {
        if (given == null || given.accessKeyId() == null || given.secretAccessKey() == null) {
            throw new NoCredentials(asked.of("STS") + " has answered " + profile + " without credentials");
        }
        return Lease.of(given.accessKeyId(), given.secretAccessKey(), given.sessionToken(), given.expiration());
    }

    private AssumeRoleRequest request() {
        // Before anybody is asked for a code, which is good for seconds.
        caller.resolveCredentials();
        var request = AssumeRoleRequest.builder().roleArn(role).externalId(profile.get("external_id"));
        String session = profile.get(SESSION_NAME);
        request.roleSessionName(session == null ? SESSION : session).durationSeconds(duration());
        String device = profile.get(MFA);
        return device == null
                ? request.build()
                : request.serialNumber(device).tokenCode(code(device)).build();
    }

    private @Nullable Integer duration() {
        String seconds = profile.get(DURATION);
        try {
            return seconds == null ? null : Integer.valueOf(seconds);
        } catch (NumberFormatException e) {
            throw new NoCredentials(DURATION + " of " + profile + " is no whole number: " + seconds, e);
        }
    }

    private String code(String device) {
        String code = prompt.ask("MFA code for " + device + " (" + profile + "): ");
        if (code == null || code.isBlank()) {
            throw new NoCredentials(profile + " needs the code of MFA device " + device
                    + (code == null
                            ? ", and there is no terminal to ask for it on: run census in one, or"
                            : ": enter it, or")
                    + " export credentials that you got with it, such as `aws sts assume-role` prints");
        }
        return code.strip();
    }

    private String refused(AskedHost asked, SdkException e) {
        var kind = ServiceFailure.kind(e);
        String what = asked.of("STS") + " does not let " + source + " assume " + role + " of " + profile + ": "
                + ServiceFailure.words(e) + "; ";
        return kind == ServiceFailure.Kind.REFUSED
                ? what + "check role_arn, the trust policy of the role" + (profile.has(MFA) ? ", the MFA code" : "")
                        + " and the credentials of " + source
                : what + ServiceFailure.advice(kind);
    }
}
