package ebscensus.cli.firstcontact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scripted STS. A role is named for whom it trusts: {@code Reader-of-222222222222} may be assumed by the caller of
 * that account only, with {@code -external} after it only with the external id {@code handshake}; {@code Closed} by
 * nobody.
 */
final class StsAnswers {
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(.+)");

    private StsAnswers() {}

    static Reply to(Seen request) {
        return switch (request.action()) {
            case "GetCallerIdentity" -> callerIdentity(request);
            case "AssumeRole" -> assumeRole(request);
            case "AssumeRoleWithWebIdentity" -> webIdentity(request);
            default -> Reply.stsError(400, "InvalidAction", "no action " + request.action());
        };
    }

    private static Reply callerIdentity(Seen request) {
        var caller = Signatures.caller(request);
        return caller.isEmpty()
                ? Signatures.stsRefusal()
                : Reply.xml(envelope("GetCallerIdentity", """
                    <Arn>%s</Arn><UserId>AIDA</UserId><Account>%s</Account>\
                    """.formatted(
                                caller.get().arn(request.region()), caller.get().account())));
    }

    private static Reply assumeRole(Seen request) {
        var caller = Signatures.caller(request);
        if (caller.isEmpty()) {
            return Signatures.stsRefusal();
        }
        String arn = Form.of(request.body()).getOrDefault("RoleArn", "");
        Matcher role = ROLE.matcher(arn);
        if (!role.matches()) {
            return Reply.stsError(400, "ValidationError", arn + " is invalid");
        }
        boolean isTrusted = role.group(2).startsWith("Reader-of-" + caller.get().account());
        boolean isKnown = !role.group(2).endsWith("-external")
                || "handshake".equals(Form.of(request.body()).get("ExternalId"));
        return isTrusted && isKnown
                ? credentials("AssumeRole", role.group(1))
                : Reply.stsError(
                        403,
                        "AccessDenied",
                        "User: " + caller.get().arn("") + " is not authorized to perform: sts:AssumeRole on resource: "
                                + arn);
    }

    private static Reply webIdentity(Seen request) {
        var form = Form.of(request.body());
        Matcher role = ROLE.matcher(form.getOrDefault("RoleArn", ""));
        if (!role.matches() || !"web-token".equals(form.get("WebIdentityToken"))) {
            return Reply.stsError(400, "InvalidIdentityToken", "The token is not one of ours");
        }
        return credentials("AssumeRoleWithWebIdentity", role.group(1));
    }

    private static Reply credentials(String action, String account) {
        var identity = Identity.ofAccount(account).orElseThrow();
        return Reply.xml(envelope(action, """
            <AssumedRoleUser><AssumedRoleId>AROA:session</AssumedRoleId><Arn>%s</Arn></AssumedRoleUser>\
            <Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>\
            <SessionToken>%s</SessionToken><Expiration>%s</Expiration></Credentials>\
            """.formatted(
                        identity.arn(""),
                        identity.accessKey(),
                        identity.sessionToken(),
                        Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS))));
    }

    private static String envelope(String action, String result) {
        return """
            <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult>%2$s</%1$sResult>\
            <ResponseMetadata><RequestId>req-sts-1</RequestId></ResponseMetadata></%1$sResponse>
            """.formatted(action, result);
    }
}
