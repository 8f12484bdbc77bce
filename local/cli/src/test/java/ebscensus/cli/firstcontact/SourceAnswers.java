package ebscensus.cli.firstcontact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where temporary credentials come from: the portal of IAM Identity Center, the metadata service, a container's agent. */
final class SourceAnswers {
    /** The only token that the portal takes. */
    static final String PORTAL_TOKEN = "portal-token";

    private SourceAnswers() {}

    static Reply portal(Seen request) {
        if (!request.sessionToken().equals(PORTAL_TOKEN)) {
            return new Reply(401, "application/json", """
                {"__type": "UnauthorizedException", "message": "Session token not found or invalid"}
                """);
        }
        if (!request.body().contains("role_name=Reader")) {
            return new Reply(403, "application/json", """
                {"__type": "ForbiddenException", "message": "No access"}
                """);
        }
        return Reply.json("""
            {"roleCredentials": {"accessKeyId": "%s", "secretAccessKey": "secret", "sessionToken": "%s",
             "expiration": %d}}
            """.formatted(
                        Identity.SSO.accessKey(),
                        Identity.SSO.sessionToken(),
                        inAnHour().toEpochMilli()));
    }

    /** A new token for one that has run out. */
    static Reply oidc(Seen request) {
        return request.body().contains("refresh-token")
                ? Reply.json("""
                    {"accessToken": "%s", "tokenType": "Bearer", "expiresIn": 3600, "refreshToken": "refresh-token"}
                    """.formatted(PORTAL_TOKEN))
                : new Reply(400, "application/json", """
                    {"error": "invalid_grant", "error_description": "Invalid refresh token provided"}
                    """);
    }

    static Reply metadata(Seen request) {
        return switch (request.action()) {
            case "/latest/api/token" -> Reply.text("metadata-token");
            case "/latest/meta-data/iam/security-credentials/",
                    "/latest/meta-data/iam/security-credentials-extended/" -> Reply.text("Reader");
            case "/latest/meta-data/iam/security-credentials/Reader",
                    "/latest/meta-data/iam/security-credentials-extended/Reader" -> instanceRole();
            case "/latest/meta-data/placement/availability-zone" -> Reply.text("eu-north-1b");
            case "/latest/meta-data/placement/availability-zone/" -> Reply.text("eu-north-1b");
            case "/latest/meta-data/placement/region" -> Reply.text("eu-north-1");
            case "/latest/dynamic/instance-identity/document" -> Reply.json("{\"region\": \"eu-north-1\"}");
            default -> new Reply(404, "text/plain", "not found");
        };
    }

    /** A price list without a product: what is asked of it is of interest here, not what it says. */
    static Reply prices() {
        return Reply.json("""
            {"FormatVersion": "aws_v1", "PriceList": []}
            """);
    }

    static Reply container() {
        return Reply.json("""
            {"AccessKeyId": "%s", "SecretAccessKey": "secret", "Token": "%s", "Expiration": "%s",
             "RoleArn": "arn:aws:iam::666666666666:role/Reader"}
            """.formatted(Identity.CONTAINER.accessKey(), Identity.CONTAINER.sessionToken(), inAnHour()));
    }

    private static Reply instanceRole() {
        return Reply.json("""
            {"Code": "Success", "LastUpdated": "2026-01-01T00:00:00Z", "Type": "AWS-HMAC", "AccessKeyId": "%s",
             "SecretAccessKey": "secret", "Token": "%s", "Expiration": "%s", "AccountId": "%s"}
            """.formatted(
                Identity.MACHINE.accessKey(), Identity.MACHINE.sessionToken(), inAnHour(), Identity.MACHINE.account()));
    }

    private static Instant inAnHour() {
        return Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }
}
