package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lambda's context for one invocation of the function of this ARN, which keeps what is logged. */
public final class FakeContext implements Context, LambdaLogger {
    private final String arn;
    private final String requestId = UUID.randomUUID().toString();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public FakeContext(String arn) {
        this.arn = arn;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void log(String message) {
        lines.add(message);
    }

    @Override
    public void log(byte[] message) {
        lines.add(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public LambdaLogger getLogger() {
        return this;
    }

    @Override
    public String getInvokedFunctionArn() {
        return arn;
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/census";
    }

    @Override
    public String getLogStreamName() {
        return "2026/11/01/[1]0000";
    }

    @Override
    public String getFunctionName() {
        return "census";
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("invoked by no app");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("invoked by no app");
    }

    @Override
    public int getRemainingTimeInMillis() {
        return 900_000;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 3_538;
    }
}
