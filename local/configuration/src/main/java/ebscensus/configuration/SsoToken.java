package ebscensus.configuration;

import ebscensus.aws.NoCredentials;
import ebscensus.aws.ServiceFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;

/** Reads and renews the token that {@code aws sso login} left in {@code ~/.aws/sso/cache}. */
final class SsoToken {
    /** A token is renewed if it expires within this time. The AWS CLI uses the same value (botocore/tokens.py, 1.43.11). */
    private static final Duration RENEWED_BEFORE = Duration.ofMinutes(15);

    private final Profile profile;
    private final Path file;
    private final InstantSource clock;

    /**
     * @param name the name of the SSO session or, if the profile names no session, the start URL; it determines the name of the
     *     file
     */
    SsoToken(Profile profile, Path home, String name, InstantSource clock) {
        this.profile = profile;
        this.file = home.resolve(".aws/sso/cache").resolve(sha1(name) + ".json");
        this.clock = clock;
    }

    /** @throws NoCredentials if there is no token or the token has expired */
    String valid() {
        return valid(cached());
    }

    /** Like {@link #valid()}, but first renews the token if it has expired or will expire soon, and if it can be renewed. */
    String renewed(SsoOidcClient tokens) {
        var cached = cached();
        if (isOver(cached, "expiresAt", RENEWED_BEFORE) && isRenewable(cached)) {
            return renewed(cached, tokens);
        }
        return valid(cached);
    }

    private String valid(JsonObject cached) {
        String token = cached.text("accessToken");
        if (token == null || isOver(cached, "expiresAt", Duration.ZERO)) {
            throw new NoCredentials("the SSO token of " + profile + " has expired: " + login());
        }
        return token;
    }

    /** Renews the token. If the service does not renew it, the cached token is used until it expires. */
    private String renewed(JsonObject cached, SsoOidcClient tokens) {
        try {
            var answer = tokens.createToken(request -> request.grantType("refresh_token")
                    .clientId(cached.text("clientId"))
                    .clientSecret(cached.text("clientSecret"))
                    .refreshToken(cached.text("refreshToken")));
            save(cached.with(fields(answer)));
            return answer.accessToken();
        } catch (SdkException e) {
            if (isOver(cached, "expiresAt", Duration.ZERO)) {
                throw new NoCredentials(
                        "the SSO token of " + profile + " has expired and cannot be renewed (" + ServiceFailure.words(e)
                                + "): " + login(),
                        e);
            }
            return valid(cached);
        }
    }

    private Map<String, String> fields(CreateTokenResponse answer) {
        String until = clock.instant().plusSeconds(answer.expiresIn()).toString();
        return answer.refreshToken() == null
                ? Map.of("accessToken", answer.accessToken(), "expiresAt", until)
                : Map.of(
                        "accessToken", answer.accessToken(), "expiresAt", until, "refreshToken", answer.refreshToken());
    }

    private boolean isRenewable(JsonObject cached) {
        return cached.text("refreshToken") != null
                && cached.text("clientId") != null
                && cached.text("clientSecret") != null
                && !isOver(cached, "registrationExpiresAt", Duration.ZERO);
    }

    /** Whether the time in the field has passed or will pass within the margin. Also true if the field is missing. */
    private boolean isOver(JsonObject cached, String field, Duration margin) {
        @Nullable Instant end = cached.time(field);
        return end == null || !clock.instant().plus(margin).isBefore(end);
    }

    private JsonObject cached() {
        try {
            var cached = JsonObject.parsed(Files.readString(file));
            if (cached != null) {
                return cached;
            }
            throw new NoCredentials("the SSO token of " + profile + " in " + file + " is damaged: " + login());
        } catch (IOException e) {
            throw new NoCredentials("there is no SSO token for " + profile + ": " + login(), e);
        }
    }

    /**
     * Writes the renewed token to the file, because the AWS CLI also reads the file. If the old refresh token was valid only once,
     * the AWS CLI could not use it again.
     */
    private void save(JsonObject token) {
        try {
            // Only the owner may read a file that is created this way.
            Path whole = Files.createTempFile(file.getParent(), "token", ".tmp");
            Files.writeString(whole, token.toString());
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new NoCredentials(
                    "the renewed SSO token of " + profile + " cannot be written to " + file + ": " + Reasons.of(e), e);
        }
    }

    private String login() {
        return "run `aws sso login --profile " + profile.name() + "`";
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
