package ebscensus.aws;

import ebscensus.core.request.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Describes the failure of a call to a service, or of the network, in one line. */
public final class ServiceFailure {
    /**
     * The longest message, in characters. We chose it because AWS's own messages are shorter, while the page of a proxy may be
     * long.
     */
    private static final int LONGEST = 300;

    private static final int FIRST_SERVER_ERROR = 500;

    /**
     * Codes of errors that a wrong clock may cause. Source: docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html,
     * 2026-11.
     */
    private static final Set<String> CLOCK = Set.of("RequestTimeTooSkewed", "RequestExpired");

    private ServiceFailure() {}

    /** The kind of a failure. */
    public enum Kind {
        /** The service throttles. */
        THROTTLED,
        /** The service has an internal error. */
        SERVER_ERROR,
        /** The clock of this machine is wrong. */
        CLOCK,
        /** The service refused the request with an error code. */
        REFUSED,
        /** The response is not from the service but, for example, from a proxy. */
        NOT_OF_AWS,
        /** The certificate of the host is not trusted. */
        UNTRUSTED,
        /** There was no response. */
        UNREACHED
    }

    public static Kind kind(SdkException e) {
        if (!(e instanceof AwsServiceException refused)) {
            return withoutAnswer(e);
        }
        if (refused.isThrottlingException()) {
            return Kind.THROTTLED;
        }
        if (refused.statusCode() >= FIRST_SERVER_ERROR) {
            return Kind.SERVER_ERROR;
        }
        if (isAboutTheClock(refused)) {
            return Kind.CLOCK;
        }
        return code(refused) == null ? Kind.NOT_OF_AWS : Kind.REFUSED;
    }

    private static Kind withoutAnswer(SdkException e) {
        var why = NetworkFailure.of(e);
        if (why.equals(NetworkFailure.UNTRUSTED)) {
            return Kind.UNTRUSTED;
        }
        return why.code().equals(NetworkFailure.PROXY_REFUSED) ? Kind.NOT_OF_AWS : Kind.UNREACHED;
    }

    /**
     * What happened: AWS's code and message, the HTTP status if the response contains no AWS error, or the network failure if
     * there was no response.
     */
    public static String words(SdkException e) {
        return e instanceof AwsServiceException refused
                ? answer(refused)
                : NetworkFailure.of(e).message();
    }

    /** What the user should do about a failure of this kind if the credentials are not its cause. */
    public static String advice(Kind kind) {
        return switch (kind) {
            case THROTTLED -> "wait a minute, and find out which other clients use up the rate in this account";
            case SERVER_ERROR -> "try again in some minutes";
            case CLOCK -> "set the clock of this machine";
            case REFUSED -> "correct the setting that the message names";
            case NOT_OF_AWS -> "allow requests to this host in the proxy or firewall";
            case UNTRUSTED -> "set AWS_CA_BUNDLE or ca_bundle to a file with the certificate of that authority";
            case UNREACHED -> "check the network, the proxy and the endpoint";
        };
    }

    private static boolean isAboutTheClock(AwsServiceException e) {
        String code = code(e);
        return e.isClockSkewException() || (code != null && (CLOCK.contains(code) || isSignedAtAnotherTime(code, e)));
    }

    private static boolean isSignedAtAnotherTime(String code, AwsServiceException e) {
        String message = e.awsErrorDetails().errorMessage();
        return code.equals("SignatureDoesNotMatch")
                && message != null
                && (message.contains("Signature expired") || message.contains("Signature not yet current"));
    }

    private static String answer(AwsServiceException e) {
        String code = code(e);
        if (code == null) {
            return "HTTP " + e.statusCode()
                    + " without an AWS error, so something between this machine and AWS has answered";
        }
        String message = e.awsErrorDetails().errorMessage();
        // Most error names in AWS's documentation lack this ending, which AWS's libraries add.
        String name = code.replaceFirst("Exception$", "");
        return Text.shortened(message == null || message.isBlank() ? name : name + ": " + message, LONGEST) + " (HTTP "
                + e.statusCode() + ")";
    }

    private static @Nullable String code(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null
                        || details.errorCode() == null
                        || details.errorCode().isBlank()
                ? null
                : details.errorCode();
    }
}
