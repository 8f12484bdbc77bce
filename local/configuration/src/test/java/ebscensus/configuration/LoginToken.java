package ebscensus.configuration;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** What {@code aws login} leaves on a machine: keys with an end, and what it takes to get the next ones. */
record LoginToken(String session, String account, Instant end) {
    /** Where the fields of a key on P-256 begin. Source: RFC 5915, appendix A. */
    private static final String VERSION_AND_KEY = "30770201010420";

    private static final String CURVE_AND_POINT = "a00a06082a8648ce3d030107a14403420004";

    /** In hexadecimal digits. */
    private static final int COORDINATE = 64;

    /** Below the home folder. */
    String file() {
        try {
            byte[] name = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
            return ".aws/login/cache/" + HexFormat.of().formatHex(name) + ".json";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String json() {
        return """
            {"accessToken": {"accessKeyId": "ASIA%s", "secretAccessKey": "s", "sessionToken": "t", "accountId": "%s",
             "expiresAt": "%s"}, "tokenType": "aws_sigv4", "clientId": "arn:aws:signin:::devtools/same-device",
             "refreshToken": "first", "identityToken": "i", "dpopKey": "%s"}
            """.formatted(account, account, end, key().replace("\n", "\\n"));
    }

    /** That the person has proved to have; the census proves it again for the next keys. */
    private static String key() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            String der = VERSION_AND_KEY
                    + hex(((ECPrivateKey) pair.getPrivate()).getS())
                    + CURVE_AND_POINT
                    + hex(point.getAffineX())
                    + hex(point.getAffineY());
            return "-----BEGIN EC PRIVATE KEY-----\n"
                    + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(der))
                    + "\n-----END EC PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(BigInteger number) {
        String digits = number.toString(16);
        return "0".repeat(COORDINATE - digits.length()) + digits;
    }
}
