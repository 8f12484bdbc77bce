package ebscensus.statemachine;

import ebscensus.statemachine.State.Catcher;
import ebscensus.statemachine.State.Choice;
import ebscensus.statemachine.State.DistributedMap;
import ebscensus.statemachine.State.Fail;
import ebscensus.statemachine.State.Integration;
import ebscensus.statemachine.State.Pass;
import ebscensus.statemachine.State.Retrier;
import ebscensus.statemachine.State.Rule;
import ebscensus.statemachine.State.Succeed;
import ebscensus.statemachine.State.Task;
import ebscensus.statemachine.State.Wait;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** Amazon States Language, JSONata dialect, as far as the runner knows it. */
final class DefinitionReader {
    /** A task that says nothing of time may take for ever, which no task of ours may. */
    private static final String TIMEOUT = "TimeoutSeconds";

    Definition read(Fields machine) {
        var states = new HashMap<String, State>();
        machine.entries("States").forEach((name, state) -> states.put(name, state(new Fields(name, state))));
        var timeout = machine.optional(TIMEOUT).map(seconds -> Duration.ofSeconds(seconds.intValue()));
        var definition = new Definition(machine.text("StartAt"), states, timeout);
        machine.end();
        return definition;
    }

    private State state(Fields fields) {
        fields.optionalText("Comment");
        String type = fields.text("Type");
        State state = switch (type) {
            case "Task" -> task(fields);
            case "Map" -> map(fields);
            case "Choice" -> new Choice(fields.list("Choices", DefinitionReader::rule), fields.optionalText("Default"));
            case "Pass" -> new Pass(fields.any("Output"), fields.text("Next"));
            case "Wait" -> new Wait(fields.any("Seconds"), fields.text("Next"));
            case "Succeed" -> new Succeed();
            case "Fail" -> new Fail(fields.any("Error"), fields.any("Cause"));
            default -> throw new Unsupported(fields.where() + ": a state of type " + type);
        };
        fields.end();
        return state;
    }

    private static Task task(Fields fields) {
        String resource = fields.text("Resource");
        var integration = switch (resource) {
            case "arn:aws:states:::lambda:invoke" -> Integration.LAMBDA_INVOKE;
            case "arn:aws:states:::aws-sdk:s3:putObject" -> Integration.S3_PUT_OBJECT;
            case "arn:aws:states:::sns:publish" -> Integration.SNS_PUBLISH;
            default -> throw new Unsupported(fields.where() + ": the resource " + resource);
        };
        return new Task(
                integration,
                fields.any("Arguments"),
                Duration.ofSeconds(fields.any(TIMEOUT).intValue()),
                retriers(fields),
                catchers(fields),
                fields.optional("Output"),
                next(fields));
    }

    private DistributedMap map(Fields fields) {
        fields.optionalText("Label");
        var reader = fields.inner("ItemReader");
        reader.require("Resource", "arn:aws:states:::s3:getObject");
        var config = reader.inner("ReaderConfig");
        config.require("InputType", "JSONL");
        config.end();
        var items = reader.any("Arguments");
        reader.end();
        return new DistributedMap(
                items,
                fields.any("ItemSelector"),
                fields.any("MaxConcurrency"),
                fields.optional("ToleratedFailurePercentage").orElse(IntNode.valueOf(0)),
                itemProcessor(fields.inner("ItemProcessor")),
                results(fields.inner("ResultWriter")),
                catchers(fields),
                fields.optional("Output"),
                next(fields));
    }

    private Definition itemProcessor(Fields processor) {
        var config = processor.inner("ProcessorConfig");
        config.require("Mode", "DISTRIBUTED");
        config.require("ExecutionType", "STANDARD");
        config.end();
        return read(processor);
    }

    private static JsonNode results(Fields writer) {
        writer.require("Resource", "arn:aws:states:::s3:putObject");
        var config = writer.inner("WriterConfig");
        config.require("Transformation", "COMPACT");
        config.require("OutputType", "JSONL");
        config.end();
        var results = writer.any("Arguments");
        writer.end();
        return results;
    }

    private static Rule rule(Fields fields) {
        var rule = new Rule(fields.any("Condition"), fields.text("Next"));
        fields.end();
        return rule;
    }

    private static List<Retrier> retriers(Fields state) {
        var retriers = state.list("Retry", DefinitionReader::retrier);
        requireAllIsLast(state, retriers.stream().map(Retrier::errors).toList());
        return retriers;
    }

    private static Retrier retrier(Fields fields) {
        var longest = fields.optional("MaxDelaySeconds");
        var retrier = new Retrier(
                errors(fields),
                Duration.ofSeconds(fields.optional("IntervalSeconds")
                        .map(JsonNode::intValue)
                        .orElse(1)),
                fields.optional("BackoffRate").map(JsonNode::doubleValue).orElse(2.0),
                longest.isPresent() ? Duration.ofSeconds(longest.get().intValue()) : null,
                fields.optional("MaxAttempts").map(JsonNode::intValue).orElse(3),
                jitter(fields));
        fields.end();
        return retrier;
    }

    private static boolean jitter(Fields retrier) {
        String strategy = retrier.optionalText("JitterStrategy").orElse("NONE");
        return switch (strategy) {
            case "FULL" -> true;
            case "NONE" -> false;
            default -> throw new Unsupported(retrier.where() + ": JitterStrategy " + strategy);
        };
    }

    private static List<Catcher> catchers(Fields state) {
        var catchers = state.list("Catch", DefinitionReader::catcher);
        requireAllIsLast(state, catchers.stream().map(Catcher::errors).toList());
        return catchers;
    }

    private static Catcher catcher(Fields fields) {
        var catcher = new Catcher(errors(fields), fields.optional("Output"), fields.text("Next"));
        fields.end();
        return catcher;
    }

    private static ErrorEquals errors(Fields fields) {
        return new ErrorEquals(fields.any("ErrorEquals")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList());
    }

    private static void requireAllIsLast(Fields state, List<ErrorEquals> errors) {
        if (errors.stream().limit(Math.max(0, errors.size() - 1)).anyMatch(ErrorEquals::isAll)) {
            throw new IllegalArgumentException(state.where() + ": " + ErrorEquals.ALL + " must come last");
        }
    }

    private static @Nullable String next(Fields fields) {
        var next = fields.optionalText("Next");
        boolean end = fields.optional("End").map(JsonNode::booleanValue).orElse(false);
        if (next.isPresent() == end) {
            throw new IllegalArgumentException(fields.where() + ": exactly one of Next and End is needed");
        }
        return next.orElse(null);
    }
}
