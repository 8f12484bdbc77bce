package ebscensus.cli.firstcontact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Pieces of environments and files that many rows have in common. */
final class Fragments {
    static final String[] KEYS_IN_ENVIRONMENT = {
        "AWS_ACCESS_KEY_ID={key of ENVIRONMENT}", "AWS_SECRET_ACCESS_KEY=secret"
    };

    /** With a slash at the end, because AWS CLI 2.9 wants one. */
    static final String[] ON_AN_INSTANCE = {
        "AWS_EC2_METADATA_DISABLED=false", "AWS_EC2_METADATA_SERVICE_ENDPOINT={http}/"
    };

    static final String[] IN_A_CONTAINER = {"AWS_CONTAINER_CREDENTIALS_FULL_URI={http}/container"};

    static final String[] IN_A_POD = {
        "AWS_ROLE_ARN=arn:aws:iam::777777777777:role/Reader", "AWS_WEB_IDENTITY_TOKEN_FILE={home}/web-token"
    };

    private static final String PORTAL_START = "https://example.awsapps.com/start";

    static final String[] SSO_PROFILE = {
        "[profile audit]",
        "sso_session = company",
        "sso_account_id = 444444444444",
        "sso_role_name = Reader",
        "[sso-session company]",
        "sso_region = us-east-1",
        "sso_start_url = " + PORTAL_START,
        "sso_registration_scopes = sso:account:access"
    };

    static final String[] LEGACY_SSO_PROFILE = {
        "[profile audit]",
        "sso_start_url = " + PORTAL_START,
        "sso_region = us-east-1",
        "sso_account_id = 444444444444",
        "sso_role_name = Reader"
    };

    private Fragments() {}

    /** A profile of the config file with the keys of that identity. */
    static String[] keysProfile(String name, Identity identity) {
        return section(name.equals("default") ? "[default]" : "[profile " + name + "]", identity);
    }

    /** A profile of the credentials file with the keys of that identity. */
    static String[] keys(String name, Identity identity) {
        return section("[" + name + "]", identity);
    }

    /** Where both the AWS CLI and the SDKs keep what {@code aws sso login} brought for {@link #SSO_PROFILE}. */
    static String ssoCache() {
        return cache("company");
    }

    static String legacySsoCache() {
        return cache(PORTAL_START);
    }

    static String ssoToken(String token, String expires) {
        return """
            {"startUrl": "%s", "region": "us-east-1", "accessToken": "%s", "expiresAt": "%s"}\
            """.formatted(PORTAL_START, token, expires);
    }

    static String refreshableSsoToken(String refreshToken) {
        return """
            {"startUrl": "%s", "region": "us-east-1", "accessToken": "old", "expiresAt": "{ago}",
             "clientId": "client", "clientSecret": "secret", "registrationExpiresAt": "{hence}",
             "refreshToken": "%s"}\
            """.formatted(PORTAL_START, refreshToken);
    }

    private static String[] section(String header, Identity identity) {
        return new String[] {header, "aws_access_key_id = {key of " + identity + "}", "aws_secret_access_key = secret"};
    }

    private static String cache(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(key.getBytes(UTF_8));
            return ".aws/sso/cache/" + HexFormat.of().formatHex(hash) + ".json";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
