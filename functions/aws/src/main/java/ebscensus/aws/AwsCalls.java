package ebscensus.aws;

import ebscensus.aws.answer.AnswerElement;
import ebscensus.aws.answer.AnswerReader;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.request.Text;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes the calls of one action within one budget, counts them, and turns their errors into {@link ScopeFailure}s. Thread-safe.
 */
final class AwsCalls {
    /**
     * The longest message that is shown, in characters. Our own choice: any limit helps against a hostile response of
     * megabytes.
     */
    private static final int LONGEST_MESSAGE = 4_000;

    private final String action;
    private final RequestBudget budget;
    private final AwsCredentialsProvider credentials;
    private volatile boolean areRenewed;

    /** @param action the name of the action in IAM */
    AwsCalls(String action, RequestBudget budget, AwsCredentialsProvider credentials) {
        this.action = action;
        this.budget = budget;
        this.credentials = credentials;
    }

    String action() {
        return action;
    }

    /** The settings that every request of this action needs. */
    Consumer<AwsRequestOverrideConfiguration.Builder> carrying(CallMeter meter) {
        var counted = credentials instanceof AccountAccess access ? access.countedBy(meter) : credentials;
        return config -> config.credentialsProvider(() -> noted(counted.resolveCredentials()))
                .putExecutionAttribute(RequestBudget.ATTRIBUTE, budget)
                .putExecutionAttribute(CallMeter.ATTRIBUTE, meter)
                .addMetricPublisher(meter);
    }

    /** Like {@code carrying(meter)}, but {@code reader} parses the response instead of the SDK. */
    Consumer<AwsRequestOverrideConfiguration.Builder> carrying(CallMeter meter, AnswerReader reader) {
        return carrying(meter).andThen(config -> config.putExecutionAttribute(AnswerReader.ATTRIBUTE, reader));
    }

    /** Runs the call. A failure of AWS or of the network becomes a {@link ScopeFailure} with the calls that were made. */
    <T> T call(CallMeter meter, Supplier<T> call) {
        try {
            return budget.admit(call);
        } catch (SdkException e) {
            throw new ScopeFailure(new Diagnosis(action, areRenewed).of(e), meter.calls(), e);
        }
    }

    /**
     * The response that the reader has read. Throws a {@link ScopeFailure} if the response has no list called {@code name},
     * because every response to this action has that list.
     */
    AnswerElement requireSet(String name, AnswerReader reader, CallMeter meter) {
        var answer = reader.root();
        if (answer == null || answer.field(name) == null) {
            throw nonsense(meter, "IncompleteAnswer", "a response without " + name);
        }
        return answer;
    }

    /** The failure to throw if the content of a response cannot be right. */
    ScopeFailure nonsense(CallMeter meter, String code, String message) {
        return new ScopeFailure(
                new Failed(action, code, Text.shortened(message, LONGEST_MESSAGE), "", false), meter.calls());
    }

    /** Records whether the credentials have an expiration time. If they do, their provider renews them in time. */
    private AwsCredentials noted(AwsCredentials resolved) {
        areRenewed = resolved.expirationTime().isPresent();
        return resolved;
    }
}
