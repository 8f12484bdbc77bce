package ebscensus.report;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Source;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.NotAsked;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.Suspended;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Text;

/**
 * Says in one line, without control characters, why something is missing and what to do. Tables, summaries, logs and errors all
 * use it.
 */
public final class Cause {
    private static final int LONGEST_MESSAGE = 300;
    private static final String ORGANIZATIONS = "organizations:";
    private static final String MORE = "; listing incomplete";

    private Cause() {}

    public static String of(Missing missing) {
        return switch (missing) {
            case Denied(String action, String message) ->
                "denied: " + action + "; " + whoMustAllow(action) + inBrackets(message);
            case RegionDisabled(String _, String message) ->
                "the region is not enabled in the account; enable the region or leave it out" + inBrackets(message);
            case ThrottledOut(String action, String message) ->
                "throttled: " + service(action) + " kept rejecting " + action + " because of the request rate; "
                        + (action.startsWith("ec2:")
                                ? "lower the calls per second, or try again later"
                                : "try again later")
                        + inBrackets(message);
            case Suspended(String state) ->
                "the state of the account in the organization is " + printable(state)
                        + ", so the census cannot assume its role; exclude the account, or tolerate that it is missing";
            case Failed(String action, String code, String message, String requestId, boolean _) ->
                "failed: " + (action.isEmpty() ? "" : action + ": ") + printable(inProse(code)) + inBrackets(message)
                        + advice(code) + (requestId.isEmpty() ? "" : ", request " + printable(requestId));
            case LostChunk(int chunk, String error) -> "chunk " + chunk + " was lost" + inBrackets(error);
            case NotAsked() -> "not searched, because the scope has too many instances";
            case Interrupted() -> "interrupted before everything was counted";
        };
    }

    /** Says why a scope was listed slowly. The count of such a scope may still be complete. */
    public static String ofSlowness(Scope scope, Missing why) {
        return scope + " was listed page by page, which takes longer, because its zones are not known: " + of(why);
    }

    /** How much of an incomplete scope was counted. */
    public static String extent(LedgerLine line) {
        if (line.instancesListed() == 0) {
            return "nothing counted";
        }
        String counted = Figures.count(line.instancesMeasured()) + " of "
                + Figures.count(line.instancesListed(), "listed instance") + " counted";
        return line.instancesMeasured() < line.instancesListed() ? counted : counted + MORE;
    }

    /** The volumes or instances of a source, in words that fit the middle of a sentence. */
    public static String name(Source source) {
        return switch (source) {
            case INSTANCES -> "instances";
            case ATTACHED -> "attached volumes";
            case OTHERS -> "volumes that are not attached to an instance";
            case RECYCLE_BIN -> "the Recycle Bin";
            case UNLISTED -> "volumes in use, but not by a listed instance";
        };
    }

    private static String whoMustAllow(String action) {
        if (action.startsWith(ORGANIZATIONS)) {
            return "only the management account of the organization or a delegated administrator may call it; allow"
                    + " it to the caller in such an account";
        }
        return action.equals("sts:AssumeRole")
                ? "allow it to the caller, and let the role trust the caller"
                : "allow it to the caller";
    }

    private static String service(String action) {
        return switch (action.substring(0, Math.max(0, action.indexOf(':')))) {
            case "ec2" -> "EC2";
            case "sts" -> "STS";
            case "organizations" -> "Organizations";
            default -> "AWS";
        };
    }

    /** What to do about an error code; empty if there is no advice for it. */
    private static String advice(String code) {
        return switch (code) {
            case "RequestExpired", "ExpiredToken", "ExpiredTokenException" -> "; renew the credentials";
            case "AuthFailure", "InvalidClientTokenId", "SignatureDoesNotMatch", "UnrecognizedClientException" ->
                "; check the credentials and the clock of this machine";
            case "RequestTimeTooSkewed", "RequestInTheFuture" -> "; set the clock of this machine";
            case "OptInRequired" -> "; sign the account up for this service";
            case "InvalidParameterValue", "InvalidParameterCombination", "FilterLimitExceeded" ->
                "; check each --filter";
            case "AWSOrganizationsNotInUseException" ->
                "; the account belongs to no organization: leave out --organization";
            case "ParentNotFoundException" -> "; check each --organizational-unit";
            case "UntrustedCertificate" -> "; set AWS_CA_BUNDLE to a file with your company's certificates";
            case "CertificateOutOfDate" -> "; check the clock of this machine and the endpoint";
            case "WrongCertificate" -> "; check the endpoint and the proxy";
            case "ProxyRefused" -> "; allow requests to this host in the proxy or firewall";
            case "TimedOut",
                    "ProxyUnreached",
                    "UnknownHost",
                    "ConnectionRefused",
                    "ConnectionLost",
                    "NoRoute",
                    "TlsFailed" -> "; check the network, the proxy and the endpoint";
            default -> code.startsWith("HTTP ") || code.equals("UnreadableAnswer") ? adviceAboutProxies(code) : "";
        };
    }

    private static String adviceAboutProxies(String code) {
        return code.startsWith("HTTP 5") ? "; try again later" : "; a proxy may have answered instead of AWS";
    }

    /** Removes the ending "Exception", which some services append to all their error codes. */
    private static String inProse(String code) {
        return code.replaceFirst("Exception$", "");
    }

    private static String inBrackets(String message) {
        return message.isEmpty() ? "" : " (" + Cells.cut(printable(message), LONGEST_MESSAGE) + ")";
    }

    private static String printable(String text) {
        return Text.printable(text.strip());
    }
}
