package ebscensus.aws;

import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.request.Text;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;

/** How one action of one scope is called: within its budget, counted, its errors put into our words. Thread-safe. */
final class AwsCalls {
    /** In characters. Our own choice: a hostile answer may say megabytes. */
    private static final int LONGEST_MESSAGE = 4_000;

    private final String action;
    private final RequestBudget budget;
    private final AwsCredentialsProvider credentials;
    private volatile boolean areRenewed;

    /** @param action as IAM names it */
    AwsCalls(String action, RequestBudget budget, AwsCredentialsProvider credentials) {
        this.action = action;
        this.budget = budget;
        this.credentials = credentials;
    }

    String action() {
        return action;
    }

    /** What every request of this action must carry. */
    Consumer<AwsRequestOverrideConfiguration.Builder> carrying(CallMeter meter) {
        var counted = credentials instanceof AccountAccess access ? access.countedBy(meter) : credentials;
        return config -> config.credentialsProvider(() -> noted(counted.resolveCredentials()))
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
            throw new ScopeFailure(new Diagnosis(action, areRenewed).of(e), meter.calls(), e);
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
        return new ScopeFailure(
                new Failed(action, code, Text.shortened(message, LONGEST_MESSAGE), "", false), meter.calls());
    }

    /** Whoever gave credentials that have an end gives new ones in time. */
    private AwsCredentials noted(AwsCredentials resolved) {
        areRenewed = resolved.expirationTime().isPresent();
        return resolved;
    }
}
