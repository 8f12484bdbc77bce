package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Access;
import ebscensus.simulator.fleet.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Answers the simulated actions of STS. */
final class StsActions {
    /** The external ids that the API reference allows (AssumeRole, read 2026-11). */
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/([\\w+=,.@/-]{1,512})");
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");

    /** The shortest session that a caller may request, in seconds. Source: API reference, AssumeRole, read 2026-11. */
    private static final int SHORTEST = 900;

    /** The longest session that a caller may request, in seconds; same source as {@link #SHORTEST}. */
    private static final int LONGEST = 43_200;

    private final Set<String> accounts;
    private final Access access;
    private final Optional<String> lost;
    private final Duration sessionLife;

    StsActions(Simulation simulation, SimulatorOptions options) {
        this.accounts = simulation.accounts();
        this.access = simulation.access();
        this.lost = simulation.lostAccount();
        this.sessionLife = options.sessionLife();
    }

    /** @throws Ec2Error if the response is an error */
    Answer answer(Request request) {
        return switch (request.action()) {
            case "AssumeRole" -> assumeRole(request);
            case "GetCallerIdentity" -> callerIdentity(request.scope().account());
            default ->
                throw Ec2Error.invalid(
                        "InvalidAction", "Could not find operation " + request.action() + " for version 2011-06-15");
        };
    }

    private Answer assumeRole(Request request) {
        var query = request.query();
        var role = ROLE.matcher(query.text("RoleArn").orElse(""));
        if (!role.matches()) {
            throw invalid(query.text("RoleArn").orElse("") + " is invalid");
        }
        var session = query.text("RoleSessionName").orElse("");
        if (!SESSION.matcher(session).matches()) {
            throw invalid("Value '" + session + "' at 'roleSessionName' failed to satisfy constraint");
        }
        query.text("ExternalId")
                .filter(id -> !EXTERNAL_ID.matcher(id).matches())
                .ifPresent(id -> {
                    throw invalid("Value '" + id + "' at 'externalId' failed to satisfy constraint");
                });
        requireDuration(query);
        var account = role.group(1);
        if (!accounts.contains(account)
                || access.isSuspended(account)
                || lost.filter(account::equals).isPresent()) {
            throw new Ec2Error(
                    403,
                    "AccessDenied",
                    "User: arn:aws:sts::" + request.scope().account()
                            + ":assumed-role/census/session is not authorized to perform: sts:AssumeRole on resource: "
                            + role.group());
        }
        return assumed(account, role.group(2), session, request.now().plus(sessionLife));
    }

    private static void requireDuration(Query query) {
        var asked = query.text("DurationSeconds");
        if (asked.isPresent() && (!asked.get().matches("\\d{1,6}") || outside(Integer.parseInt(asked.get())))) {
            throw invalid("Value '" + asked.get() + "' at 'durationSeconds' failed to satisfy constraint");
        }
    }

    private static boolean outside(int seconds) {
        return seconds < SHORTEST || seconds > LONGEST;
    }

    private static Ec2Error invalid(String message) {
        return Ec2Error.invalid("ValidationError", message);
    }

    private static Answer assumed(String account, String role, String session, Instant expiry) {
        var key = Credentials.accessKey(account, expiry);
        return new StsAnswer(
                "AssumeRole",
                xml -> xml.open("Credentials")
                        .element("AccessKeyId", key)
                        .element("SecretAccessKey", "simulated/secret/" + account)
                        .element("SessionToken", "simulated/session/" + key)
                        .element("Expiration", expiry.toString())
                        .close("Credentials")
                        .open("AssumedRoleUser")
                        .element("AssumedRoleId", "AROA4EXAMPLE" + account + ":" + session)
                        .element("Arn", "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session)
                        .close("AssumedRoleUser"),
                Optional.of(account));
    }

    private static Answer callerIdentity(String account) {
        return new StsAnswer(
                "GetCallerIdentity",
                xml -> xml.element("Arn", "arn:aws:iam::" + account + ":user/simulated")
                        .element("UserId", "AIDA4EXAMPLE" + account)
                        .element("Account", account),
                Optional.empty());
    }
}
