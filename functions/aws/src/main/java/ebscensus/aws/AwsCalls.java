package ebscensus.aws;

import ebscensus.core.Outcome.Denied;
import ebscensus.core.Outcome.Failed;
import ebscensus.core.Outcome.Missing;
import ebscensus.core.Outcome.RegionDisabled;
import ebscensus.core.Outcome.ThrottledOut;
import ebscensus.core.ScopeFailure;
import ebscensus.core.Text;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/** How one action of one scope is called: within its budget, counted, its errors put into our words. Thread-safe. */
final class AwsCalls {
    /** Source: docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, 2026-11. */
    private static final Set<String> DENIED = Set.of("UnauthorizedOperation", "AccessDenied", "AccessDeniedException");

    /**
     * What EC2 answers in a region that the account has not enabled, to credentials that are good elsewhere. Source: the same
     * page; docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html, 2026-11.
     */
    private static final Set<String> REGION_DISABLED = Set.of("AuthFailure", "OptInRequired");

    /** What a new page chain, or renewed credentials, put right. Source: the same page. */
    private static final Set<String> PASSING =
            Set.of("InvalidPaginationToken", "InvalidNextToken", "RequestExpired", "ExpiredToken");

    private static final String ASSUME_ROLE = "sts:AssumeRole";

    /** In characters. Our own choice: what EC2 says of a denial, encoded, is shorter; a hostile answer may say megabytes. */
    private static final int LONGEST_MESSAGE = 4_000;

    private static final int LONGEST_CODE = 100;
    private static final int FIRST_SERVER_ERROR = 500;

    private final String action;
    private final RequestBudget budget;
    private final AwsCredentialsProvider credentials;

    /** @param action as IAM names it */
    AwsCalls(String action, RequestBudget budget, AwsCredentialsProvider credentials) {
        this.action = action;
        this.budget = budget;
        this.credentials = credentials;
    }

    /** What every request of this action must carry. */
    Consumer<AwsRequestOverrideConfiguration.Builder> carrying(CallMeter meter) {
        var counted = credentials instanceof AccountAccess access ? access.countedBy(meter) : credentials;
        return config -> config.credentialsProvider(counted)
                .putExecutionAttribute(RequestBudget.ATTRIBUTE, budget)
                .putExecutionAttribute(CallMeter.ATTRIBUTE, meter)
                .addMetricPublisher(meter);
    }

    /** The same, for a request whose answer is read by ours. */
    Consumer<AwsRequestOverrideConfiguration.Builder> carrying(CallMeter meter, AnswerReader reader) {
        return carrying(meter).andThen(config -> config.putExecutionAttribute(AnswerReader.ATTRIBUTE, reader));
    }

    /** Runs the call; a failure of AWS or of the way to it becomes a {@link ScopeFailure} with what it has spent. */
    <T> T call(CallMeter meter, Supplier<T> call) {
        try {
            return budget.admit(call);
        } catch (SdkException e) {
            throw new ScopeFailure(missing(e), meter.calls(), e);
        }
    }

    /** The answer that has been read, with that list in it: one without it is no answer to this action. */
    AnswerElement requireSet(String name, AnswerReader reader, CallMeter meter) {
        var answer = reader.root();
        if (answer == null || answer.field(name) == null) {
            throw nonsense(meter, "IncompleteAnswer", "an answer without " + name);
        }
        return answer;
    }

    /** The answer makes no sense. */
    ScopeFailure nonsense(CallMeter meter, String code, String message) {
        return new ScopeFailure(new Failed(action, code, message(message), "", false), meter.calls());
    }

    private Missing missing(SdkException exception) {
        return switch (exception) {
            case AwsServiceException e -> refused(e);
            case SdkClientException e -> new Failed(action, networkFailure(e), message(e.getMessage()), "", true);
            default -> new Failed(action, "Unknown", message(exception.getMessage()), "", false);
        };
    }

    private Missing refused(AwsServiceException e) {
        String code = e.awsErrorDetails() == null
                ? ""
                : Text.shortened(String.valueOf(e.awsErrorDetails().errorCode()), LONGEST_CODE);
        String message = message(
                e.awsErrorDetails() == null
                        ? e.getMessage()
                        : e.awsErrorDetails().errorMessage());
        // The SDK assumes the role in the middle of the call that first needs it.
        boolean ofRole = e instanceof StsException;
        String refused = ofRole ? ASSUME_ROLE : action;
        if (e.isThrottlingException()) {
            return new ThrottledOut(refused);
        }
        if (DENIED.contains(code)) {
            return new Denied(refused, message);
        }
        if (REGION_DISABLED.contains(code) && !ofRole) {
            return new RegionDisabled(action);
        }
        String requestId = e.requestId() == null ? "" : Text.shortened(e.requestId(), LONGEST_CODE);
        boolean mayPass = e.statusCode() >= FIRST_SERVER_ERROR || PASSING.contains(code);
        return new Failed(refused, code, message, requestId, mayPass);
    }

    private static String message(@Nullable String message) {
        return Text.shortened(String.valueOf(message), LONGEST_MESSAGE);
    }

    /** The innermost cause says what happened: a time-out, a broken connection, an answer that is no XML. */
    private static String networkFailure(SdkClientException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
