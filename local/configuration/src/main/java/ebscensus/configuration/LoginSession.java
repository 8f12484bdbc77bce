package ebscensus.configuration;

import ebscensus.aws.NoCredentials;
import ebscensus.aws.ServiceFailure;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/** Gets the credentials of a person who has logged in with {@code aws login}. */
final class LoginSession {
    private static final String SESSION = "login_session";

    private LoginSession() {}

    static boolean isMeantBy(Profile profile) {
        return profile.has(SESSION);
    }

    static AwsCredentialsProvider of(Profile profile, Environment environment, CredentialClients clients) {
        String cache = environment.get("AWS_LOGIN_CACHE_DIRECTORY");
        var provider = LoginCredentialsProvider.builder()
                .signinClient(clients.signin())
                .loginSession(profile.get(SESSION))
                .tokenCacheLocation(environment.path(cache == null ? "~/.aws/login/cache" : cache))
                .build();
        return () -> {
            try {
                return provider.resolveCredentials();
            } catch (SdkException e) {
                throw new NoCredentials(
                        "the login session of " + profile + " gives no credentials (" + ServiceFailure.words(e)
                                + "): run `aws login --profile " + profile.name() + "`",
                        e);
            }
        };
    }
}
