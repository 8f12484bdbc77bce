package ebscensus.statemachine;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.functions.FakeContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Handlers called as Lambda would call them, but in this process. */
record InProcessFunctions(Map<String, RequestStreamHandler> handlers) implements Functions {
    @Override
    public byte[] invoke(String arn, byte[] payload) {
        var handler = handlers.get(arn);
        if (handler == null) {
            throw new StateError("Lambda.ResourceNotFoundException", "Function not found: " + arn);
        }
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(payload), answer, new FakeContext(arn));
        } catch (IOException | RuntimeException e) {
            throw StateError.ofFunction(e.getClass().getName(), String.valueOf(e.getMessage()));
        }
        return answer.toByteArray();
    }
}
