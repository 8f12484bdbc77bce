package ebscensus.configuration;

import ebscensus.aws.NoCredentials;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Assumes the role that a profile names, with the credentials of another source.
 *
 * @param source the name of that source in messages
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

    /** The session name that CloudTrail shows if the profile does not set one. */
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

    /** The credentials in the response of STS. Throws {@link NoCredentials} if they are incomplete. */
    static Lease lease(Profile profile, AskedHost asked, @Nullable Credentials given) {
        if (given == null || given.accessKeyId() == null || given.secretAccessKey() == null) {
            throw new NoCredentials(asked.of("STS") + " returned no credentials for " + profile);
        }
        return Lease.of(given.accessKeyId(), given.secretAccessKey(), given.sessionToken(), given.expiration());
    }

    private AssumeRoleRequest request() {
        // The caller's credentials are resolved first, because an MFA code is valid for only some seconds.
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
            throw new NoCredentials(DURATION + " of " + profile + " is not a whole number: " + seconds, e);
        }
    }

    private String code(String device) {
        String code = prompt.ask("MFA code for " + device + " (" + profile + "): ");
        if (code == null || code.isBlank()) {
            throw new NoCredentials(profile + " needs the code of MFA device " + device
                    + (code == null
                            ? ", and there is no terminal to ask for it: run census in a terminal, or"
                            : ": enter it, or")
                    + " export credentials that you obtained with it, such as those that `aws sts assume-role` prints");
        }
        return code.strip();
    }

    private String refused(AskedHost asked, SdkException e) {
        String check = "check role_arn, the trust policy of the role" + (profile.has(MFA) ? ", the MFA code" : "")
                + " and the credentials of " + source;
        return asked.of("STS") + " does not let " + source + " assume " + role + " of " + profile + ": "
                + Reasons.of(e, check);
    }
}
