package ebscensus.statemachine;

import ebscensus.statemachine.State.Task;
import ebscensus.statemachine.StateMachine.Services;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** One call of a task to its service. Its time-out is real: only waiting between retries is virtual. */
final class TaskCall {
    private final String state;
    private final Task task;
    private final Services services;

    TaskCall(String state, Task task, Services services) {
        this.state = state;
        this.task = task;
        this.services = services;
    }

    JsonNode result(JsonNode states) {
        var arguments = Data.limited("the arguments of " + state, Expressions.evaluate(task.arguments(), states));
        var fields = new Fields("the arguments of " + state, arguments);
        return switch (task.integration()) {
            case LAMBDA_INVOKE -> invoke(fields);
            case S3_PUT_OBJECT -> putObject(fields);
            case SNS_PUBLISH -> publish(fields);
        };
    }

    private JsonNode invoke(Fields arguments) {
        String arn = arguments.text("FunctionName");
        byte[] payload = Data.write(arguments.any("Payload"));
        arguments.end();
        byte[] answer = inTime(() -> services.functions().invoke(arn, payload));
        return Data.object()
                .put("ExecutedVersion", "$LATEST")
                .put("StatusCode", 200)
                .set("Payload", Data.read(answer));
    }

    private JsonNode putObject(Fields arguments) {
        String bucket = arguments.text("Bucket");
        String key = arguments.text("Key");
        arguments.text("ContentType");
        var body = arguments.any("Body");
        arguments.end();
        if (!body.isObject()) {
            throw new Unsupported(state + ": a Body that is no object; how Step Functions writes it is not known");
        }
        return inTime(() -> {
            services.objects().put(bucket, key, Data.write(body));
            return Data.object();
        });
    }

    private JsonNode publish(Fields arguments) {
        String topic = arguments.text("TopicArn");
        String subject = arguments.text("Subject");
        String message = arguments.text("Message");
        arguments.end();
        return inTime(() -> {
            services.topics().publish(topic, subject, message);
            return Data.object().put("MessageId", "1");
        });
    }

    private <T> T inTime(Supplier<T> work) {
        var call = new FutureTask<>(work::get);
        var thread = Thread.ofVirtual().name(state).start(call);
        try {
            return call.get(task.timeout().toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new StateError(ErrorEquals.TIMEOUT, state + " took longer than " + task.timeout());
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            thread.interrupt();
            throw new IllegalStateException("interrupted in " + state, e);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof StateError error ? error : new IllegalStateException(e.getCause());
    }
}
