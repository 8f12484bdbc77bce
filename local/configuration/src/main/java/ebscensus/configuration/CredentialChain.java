package ebscensus.configuration;

import ebscensus.aws.NoCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Looks for the credentials of a profile in the same places and in the same order as the AWS CLI (botocore/credentials.py,
 * 1.43.11). It is an error if the first place that is configured gives no credentials; later places are then not used.
 */
final class CredentialChain {
    private static final String SOURCE_PROFILE = "source_profile";
    private static final String CREDENTIAL_SOURCE = "credential_source";

    private final Surroundings around;
    private final CredentialClients clients;
    private final Machine machine;

    CredentialChain(Surroundings around, CredentialClients clients, Machine machine) {
        this.around = around;
        this.clients = clients;
        this.machine = machine;
    }

    /** Makes no call yet. */
    AwsCredentialsProvider of(Profile profile) {
        return profile.decided()
                ? ofProfile(profile).orElseGet(machine::role)
                : StaticKeys.of(around.environment())
                        .map(CredentialChain::fixed)
                        .or(() -> ofProfile(profile))
                        .orElseGet(machine::role);
    }

    private Optional<AwsCredentialsProvider> ofProfile(Profile profile) {
        return isRole(profile) ? Optional.of(role(profile, List.of(profile.name()))) : withoutRole(profile);
    }

    private static boolean isRole(Profile profile) {
        return profile.has(AssumedRole.ROLE) && !profile.has(WebIdentity.TOKEN_FILE);
    }

    private Optional<AwsCredentialsProvider> withoutRole(Profile profile) {
        return webIdentity(profile)
                .or(() -> sso(profile))
                .or(() -> StaticKeys.of(profile, profile.keys()).map(CredentialChain::fixed))
                .or(() -> login(profile))
                .or(() -> process(profile))
                .or(() -> StaticKeys.of(profile, profile.values()).map(CredentialChain::fixed));
    }

    private Optional<AwsCredentialsProvider> webIdentity(Profile profile) {
        var tokenFile = setting(profile, "AWS_WEB_IDENTITY_TOKEN_FILE", WebIdentity.TOKEN_FILE);
        if (tokenFile == null) {
            return Optional.empty();
        }
        var role = setting(profile, "AWS_ROLE_ARN", AssumedRole.ROLE);
        if (role == null) {
            throw new NoCredentials(tokenFile.source() + " names a token, but no role for the token is set: set "
                    + (tokenFile.source().startsWith("AWS_") ? "AWS_ROLE_ARN" : AssumedRole.ROLE) + ", too");
        }
        var session = setting(profile, "AWS_ROLE_SESSION_NAME", AssumedRole.SESSION_NAME);
        return Optional.of(renewed(new WebIdentity(
                profile,
                tokenFile,
                around.environment().path(tokenFile.value()),
                role.value(),
                session == null ? AssumedRole.SESSION : session.value(),
                clients)));
    }

    private @Nullable Setting setting(Profile profile, String variable, String property) {
        return profile.decided()
                ? profile.setting(property)
                : around.environment().orOf(profile, variable, property);
    }

    private Optional<AwsCredentialsProvider> sso(Profile profile) {
        return SsoCredentials.isMeantBy(profile)
                ? Optional.of(renewed(SsoCredentials.of(
                        profile, around.files(), around.environment().home(), clients, around.clock())))
                : Optional.empty();
    }

    private Optional<AwsCredentialsProvider> login(Profile profile) {
        return LoginSession.isMeantBy(profile)
                ? Optional.of(LoginSession.of(profile, around.environment(), clients))
                : Optional.empty();
    }

    private Optional<AwsCredentialsProvider> process(Profile profile) {
        String command = profile.get(ProcessCredentials.KEY);
        return command == null ? Optional.empty() : Optional.of(renewed(new ProcessCredentials(profile, command)));
    }

    /** @param path the names of the profiles that led to {@code profile}, followed by the name of {@code profile} itself */
    private AwsCredentialsProvider role(Profile profile, List<String> path) {
        var source = profile.setting(SOURCE_PROFILE);
        var machineSource = profile.setting(CREDENTIAL_SOURCE);
        if (source != null && machineSource != null) {
            throw new NoCredentials(profile + " has both source_profile and credential_source: remove one of them");
        }
        if (source != null) {
            return assumed(profile, "profile \"" + source.value() + "\"", sourceProfile(source, path));
        }
        if (machineSource != null) {
            return assumed(profile, machineSource.value(), machine.source(machineSource));
        }
        throw new NoCredentials(profile
                + " has role_arn but does not say whose credentials assume it: add source_profile or"
                + " credential_source");
    }

    private AwsCredentialsProvider assumed(Profile profile, String source, AwsCredentialsProvider caller) {
        String role = String.valueOf(profile.get(AssumedRole.ROLE));
        return renewed(new AssumedRole(profile, role, source, caller, clients, around.prompt()));
    }

    private AwsCredentialsProvider sourceProfile(Setting named, List<String> path) {
        var source = around.files().named(named.value(), named.source());
        boolean isKnown = path.contains(source.name());
        boolean hasKeys = StaticKeys.of(source, source.values()).isPresent();
        if (isKnown && !(hasKeys && source.name().equals(path.getLast()))) {
            throw new NoCredentials(source + " gets its credentials from itself: " + String.join(" <- ", path) + " <- "
                    + source.name());
        }
        if (isRole(source) && !hasKeys) {
            var longer = new ArrayList<>(path);
            longer.add(source.name());
            return role(source, longer);
        }
        return withoutRole(source)
                .orElseThrow(() -> new NoCredentials(source + ", which " + named.source()
                        + " names, has no credentials: add keys, SSO, a process or a role of its own"));
    }

    private AwsCredentialsProvider renewed(Supplier<Lease> source) {
        return new Renewed(source, around.clock());
    }

    private static AwsCredentialsProvider fixed(Lease lease) {
        AwsCredentials credentials = lease.credentials();
        return () -> credentials;
    }
}
