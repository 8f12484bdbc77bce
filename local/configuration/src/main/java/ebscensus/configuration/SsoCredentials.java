package ebscensus.configuration;

import ebscensus.aws.NoCredentials;
import ebscensus.aws.ServiceFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;

/**
 * Gets the credentials of a role that IAM Identity Center grants to the holder of a token.
 *
 * @param values the values of the profile and of the SSO session that the profile names
 */
record SsoCredentials(
        Profile profile, Map<String, String> values, Path home, CredentialClients clients, InstantSource clock)
        implements Supplier<Lease> {
    private static final String SESSION = "sso_session";
    private static final String START_URL = "sso_start_url";
    private static final String REGION = "sso_region";
    private static final String ACCOUNT = "sso_account_id";
    private static final String ROLE = "sso_role_name";

    static boolean isMeantBy(Profile profile) {
        return profile.has(ACCOUNT) || profile.has(ROLE);
    }

    /** @throws NoCredentials if the profile lacks a setting */
    static SsoCredentials of(
            Profile profile, SharedFiles files, Path home, CredentialClients clients, InstantSource clock) {
        var values = new LinkedHashMap<>(profile.values());
        String session = profile.get(SESSION);
        if (session != null) {
            values.putAll(session(profile, session, files));
        }
        for (String key : List.of(START_URL, REGION, ACCOUNT, ROLE)) {
            if (values.getOrDefault(key, "").isEmpty()) {
                throw new NoCredentials(profile + " uses SSO but has no " + key + ": add it to " + files.configFile()
                        + ", for example with `aws configure sso`");
            }
        }
        return new SsoCredentials(profile, values, home, clients, clock);
    }

    private static Map<String, String> session(Profile profile, String name, SharedFiles files) {
        var session = files.section("sso-session", name);
        if (session.isEmpty()) {
            throw new NoCredentials(profile + " names sso_session \"" + name + "\", but " + files.configFile()
                    + " has no section [sso-session " + name + "]");
        }
        session.forEach((key, value) -> {
            String own = profile.get(key);
            if (own != null && !own.equals(value)) {
                throw new NoCredentials(key + " of " + profile + " differs from that of its sso_session \"" + name
                        + "\": remove one of them");
            }
        });
        return session;
    }

    @Override
    public Lease get() {
        String token = token();
        var asked = new AskedHost();
        try (var portal = clients.portal(value(REGION), asked)) {
            var answer = portal.getRoleCredentials(
                    role -> role.accessToken(token).accountId(value(ACCOUNT)).roleName(value(ROLE)));
            return lease(answer.roleCredentials(), asked);
        } catch (UnauthorizedException e) {
            throw new NoCredentials(
                    asked.of("the SSO portal") + " does not accept the token of " + profile + " ("
                            + ServiceFailure.words(e) + "): run `aws sso login --profile " + profile.name() + "`",
                    e);
        } catch (SdkException e) {
            throw new NoCredentials(refused(asked, e), e);
        }
    }

    private String token() {
        String session = profile.get(SESSION);
        if (session == null) {
            return new SsoToken(profile, home, value(START_URL), clock).valid();
        }
        try (var tokens = clients.tokens(value(REGION))) {
            return new SsoToken(profile, home, session, clock).renewed(tokens);
        }
    }

    private Lease lease(@Nullable RoleCredentials role, AskedHost asked) {
        if (role == null || role.accessKeyId() == null || role.secretAccessKey() == null || role.expiration() == null) {
            throw new NoCredentials(asked.of("the SSO portal") + " returned no credentials for " + profile);
        }
        return Lease.of(
                role.accessKeyId(),
                role.secretAccessKey(),
                role.sessionToken(),
                Instant.ofEpochMilli(role.expiration()));
    }

    private String refused(AskedHost asked, SdkException e) {
        return asked.of("the SSO portal") + " gives " + profile + " no credentials for role " + value(ROLE)
                + " in account " + value(ACCOUNT) + ": "
                + Reasons.of(e, "check sso_role_name and sso_account_id, and that you are assigned to both");
    }

    private String value(String key) {
        return values.getOrDefault(key, "");
    }
}
