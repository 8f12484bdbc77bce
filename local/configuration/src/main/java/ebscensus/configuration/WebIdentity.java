package ebscensus.configuration;

import ebscensus.aws.NoCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Assumes a role with a token that another program, such as Kubernetes, keeps in a file.
 *
 * @param tokenFile the setting that names the file
 */
record WebIdentity(
        Profile profile, Setting tokenFile, Path file, String role, String session, CredentialClients clients)
        implements Supplier<Lease> {
    static final String TOKEN_FILE = "web_identity_token_file";

    @Override
    public Lease get() {
        String token = token();
        var asked = new AskedHost();
        try (var sts = clients.sts(AnonymousCredentialsProvider.create(), asked)) {
            var answer = sts.assumeRoleWithWebIdentity(
                    request -> request.roleArn(role).roleSessionName(session).webIdentityToken(token));
            return AssumedRole.lease(profile, asked, answer.credentials());
        } catch (SdkException e) {
            throw e instanceof NoCredentials none ? none : new NoCredentials(refused(asked, e), e);
        }
    }

    private String token() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new NoCredentials(
                    "the token file " + file + ", which " + tokenFile.source() + " names, cannot be read: "
                            + Reasons.of(file, e),
                    e);
        }
    }

    private String refused(AskedHost asked, SdkException e) {
        return asked.of("STS") + " does not let the token in " + file + " (" + profile + ") assume " + role + ": "
                + Reasons.of(e, "check the role, its trust policy and the token");
    }
}
