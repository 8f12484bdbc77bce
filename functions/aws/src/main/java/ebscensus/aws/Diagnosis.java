package ebscensus.aws;

import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.request.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Describes a call of the SDK that failed: its action, its host, and either the response or the reason why there was none. The
 * description never names a Java class. If the response contains no AWS error, or an error without a message, the description
 * says so.
 */
final class Diagnosis {
    /**
     * Codes of errors for a missing permission. Source: docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html,
     * 2026-11.
     */
    private static final Set<String> DENIED = Set.of("UnauthorizedOperation", "AccessDenied", "AccessDeniedException");

    /**
     * Codes of errors that may be gone when the pages are read again from the first one, or when the call is retried later.
     * Source: the page named at {@link #DENIED}.
     */
    private static final Set<String> PASSING = Set.of("InvalidPaginationToken", "InvalidNextToken", "AuthFailure");

    /** Codes of errors that do not occur again once the credentials are renewed. Source: the page named at {@link #DENIED}. */
    private static final Set<String> EXPIRED = Set.of("RequestExpired", "ExpiredToken", "ExpiredTokenException");

    /**
     * The longest message, in characters. We chose it so that EC2's encoded denial messages fit, while a hostile response of
     * megabytes does not.
     */
    private static final int LONGEST_MESSAGE = 4_000;

    private static final int LONGEST_CODE = 100;
    private static final int FIRST_SERVER_ERROR = 500;

    private final String action;
    private final boolean isRenewable;

    /**
     * @param action the IAM name of the action that was called
     * @param isRenewable whether the credentials are renewed when they expire
     */
    Diagnosis(String action, boolean isRenewable) {
        this.action = action;
        this.isRenewable = isRenewable;
    }

    Missing of(SdkException failure) {
        var asked = Asked.of(failure);
        String what = asked == null ? action : asked.action();
        return failure instanceof AwsServiceException refusal
                ? refused(refusal, what, asked)
                : unanswered(failure, what, asked);
    }

    private Missing refused(AwsServiceException refusal, String what, @Nullable Asked asked) {
        String code = code(refusal);
        String text = text(refusal.awsErrorDetails());
        String words = message(inProse(code) + (asked == null ? "" : " from " + asked.host()) + ": " + text);
        if (refusal.isThrottlingException()) {
            return new ThrottledOut(what, words);
        }
        if (DENIED.contains(code)) {
            return new Denied(what, words);
        }
        if (asked != null && OptIn.mayBeWhy(refusal, asked.region())) {
            return new RegionDisabled(what, words);
        }
        String requestId = refusal.requestId() == null ? "" : Text.shortened(refusal.requestId(), LONGEST_CODE);
        return new Failed(what, code, message(at(asked) + text), requestId, mayPass(refusal, code));
    }

    private boolean mayPass(AwsServiceException refusal, String code) {
        return refusal.statusCode() >= FIRST_SERVER_ERROR
                || PASSING.contains(code)
                || (isRenewable && EXPIRED.contains(code));
    }

    private static Missing unanswered(SdkException failure, String what, @Nullable Asked asked) {
        var why = NetworkFailure.of(failure);
        return new Failed(what, why.code(), message(at(asked) + why.message()), "", why.mayPass());
    }

    /**
     * AWS's error code, or the HTTP status if the response has no code, for example because a proxy answered instead of AWS.
     */
    private static String code(AwsServiceException refusal) {
        var details = refusal.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null || code.isBlank() ? "HTTP " + refusal.statusCode() : Text.shortened(code, LONGEST_CODE);
    }

    private static String text(@Nullable AwsErrorDetails details) {
        String text = details == null ? null : details.errorMessage();
        if (text != null && !text.isBlank()) {
            return text;
        }
        return details == null || details.errorCode() == null
                ? "the response contains no AWS error"
                : "the response has no message";
    }

    /** The code without the meaningless word Exception, which some services append to all their codes. */
    private static String inProse(String code) {
        return code.replaceFirst("Exception$", "");
    }

    private static String at(@Nullable Asked asked) {
        return asked == null ? "" : asked.host() + ": ";
    }

    private static String message(String message) {
        return Text.shortened(message, LONGEST_MESSAGE);
    }
}
