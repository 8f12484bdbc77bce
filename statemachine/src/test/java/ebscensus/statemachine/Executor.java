package ebscensus.statemachine;

import ebscensus.statemachine.History.Kind;
import ebscensus.statemachine.State.Catcher;
import ebscensus.statemachine.State.Choice;
import ebscensus.statemachine.State.DistributedMap;
import ebscensus.statemachine.State.Fail;
import ebscensus.statemachine.State.Pass;
import ebscensus.statemachine.State.Succeed;
import ebscensus.statemachine.State.Task;
import ebscensus.statemachine.State.Wait;
import ebscensus.statemachine.State.Working;
import ebscensus.statemachine.StateMachine.Services;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Executes a definition once, state after state: a whole execution, or a Map state's child. For one thread. */
final class Executor {
    /** Source: docs.aws.amazon.com/step-functions/latest/apireference/API_ExecutionFailedEventDetails.html, 2026-11. */
    private static final int LONGEST_CAUSE = 32_768;

    /** In seconds. Source: docs.aws.amazon.com/step-functions/latest/dg/state-wait.html, 2026-11. */
    private static final long LONGEST_WAIT = 99_999_999;

    private final String name;
    private final String path;
    private final Definition definition;
    private final JsonNode input;
    private final Services services;
    private final History history;
    private final Instant startedAt;

    /** @param path the name under which the history shows it */
    Executor(String name, String path, Definition definition, JsonNode input, Services services, History history) {
        this.name = name;
        this.path = path;
        this.definition = definition;
        this.input = input;
        this.services = services;
        this.history = history;
        this.startedAt = services.time().instant();
    }

    /** @throws StateError if it fails */
    JsonNode execute() {
        String state = definition.startAt();
        JsonNode data = input;
        while (true) {
            requireTimeLeft(state);
            var step = visit(state, data);
            data = step.output();
            if (step.next() == null) {
                history.add(path, state, Kind.SUCCEEDED, data);
                return data;
            }
            state = step.next();
        }
    }

    /** Looked at between states only: Step Functions ends what is under way, too. No state can catch it. */
    private void requireTimeLeft(String state) {
        var spent = Duration.between(startedAt, services.time().instant());
        if (definition.timeout().filter(timeout -> timeout.compareTo(spent) < 0).isPresent()) {
            var failure = new StateError(ErrorEquals.TIMEOUT, "the execution has taken " + spent);
            history.add(path, state, Kind.FAILED, shown(failure));
            throw failure;
        }
    }

    /** @param next null at the end */
    private record Step(JsonNode output, @Nullable String next) {}

    private Step visit(String state, JsonNode data) {
        history.add(path, state, Kind.ENTERED, data);
        try {
            Data.limited("the input of " + state, data);
            var step = switch (definition.state(state)) {
                case Working working -> new Visit(state, working, data).work();
                case Choice choice -> new Step(data, choose(state, choice, data));
                case Pass pass -> new Step(Expressions.evaluate(pass.output(), states(state, data, 0)), pass.next());
                case Wait wait -> new Step(waited(state, wait, data), wait.next());
                case Succeed() -> new Step(data, null);
                case Fail fail -> throw failure(state, fail, data);
            };
            Data.limited("the output of " + state, step.output());
            history.add(path, state, Kind.LEFT, step.output());
            return step;
        } catch (StateError failure) {
            history.add(path, state, Kind.FAILED, shown(failure));
            throw failure;
        }
    }

    private String choose(String state, Choice choice, JsonNode data) {
        var states = states(state, data, 0);
        for (var rule : choice.rules()) {
            var holds = Expressions.evaluate(rule.condition(), states);
            if (!holds.isBoolean()) {
                throw new StateError("States.QueryEvaluationError", rule.condition() + " gives " + holds);
            }
            if (holds.booleanValue()) {
                return rule.next();
            }
        }
        return choice.otherwise()
                .orElseThrow(() -> new StateError("States.NoChoiceMatched", state + " has no default"));
    }

    private JsonNode waited(String state, Wait wait, JsonNode data) {
        var seconds = Expressions.evaluate(wait.seconds(), states(state, data, 0));
        if (!seconds.isIntegralNumber() || seconds.longValue() < 0 || seconds.longValue() > LONGEST_WAIT) {
            throw new StateError(
                    "States.QueryEvaluationError",
                    state + ": Seconds " + seconds + " is not from 0 to " + LONGEST_WAIT);
        }
        services.time().pause(Duration.ofSeconds(seconds.longValue()), false);
        return data;
    }

    private StateError failure(String state, Fail fail, JsonNode data) {
        var states = states(state, data, 0);
        String cause = Expressions.evaluate(fail.cause(), states).stringValue();
        if (cause.length() > LONGEST_CAUSE) {
            throw new Unsupported(state + ": a Cause of " + cause.length() + " characters");
        }
        return new StateError(Expressions.evaluate(fail.error(), states).stringValue(), cause);
    }

    private static String shown(StateError failure) {
        return failure.error() + ": " + failure.cause();
    }

    /** What {@code $states} is in this state before it has a result. */
    private JsonNode states(String state, JsonNode data, int retryCount) {
        var states = Data.object();
        states.set("input", data);
        var context = states.putObject("context");
        context.putObject("Execution")
                .put("Name", name)
                .put("StartTime", startedAt.toString())
                .set("Input", input);
        context.putObject("State")
                .put("Name", state)
                .put("EnteredTime", services.time().instant().toString())
                .put("RetryCount", retryCount);
        return states;
    }

    /** One visit to a state that works, with its retries. */
    private final class Visit {
        private final String name;
        private final Working state;
        private final JsonNode data;
        private final Retries retries;

        Visit(String name, Working state, JsonNode data) {
            this.name = name;
            this.state = state;
            this.data = data;
            this.retries = new Retries(state.retriers());
        }

        Step work() {
            while (true) {
                var states = states(name, data, retries.count());
                try {
                    return new Step(output(states, result(states)), state.next());
                } catch (StateError failure) {
                    if (!retries.again(failure.error(), services.time())) {
                        return caught(states, failure);
                    }
                    history.add(path, name, Kind.RETRIED, shown(failure));
                }
            }
        }

        private JsonNode result(JsonNode states) {
            var result = switch (state) {
                case Task task -> new TaskCall(name, task, services).result(states);
                case DistributedMap map -> new MapRun(name, path, map, services, history).result(states);
            };
            return Data.limited("the result of " + name, result);
        }

        private JsonNode output(JsonNode states, JsonNode result) {
            return state.output()
                    .map(template -> Expressions.evaluate(template, with(states, "result", result)))
                    .map(output -> Data.limited("the output of " + name, output))
                    .orElse(result);
        }

        private Step caught(JsonNode states, StateError failure) {
            for (Catcher catcher : state.catchers()) {
                if (catcher.errors().matches(failure.error())) {
                    history.add(path, name, Kind.CAUGHT, shown(failure));
                    var error = Data.object();
                    error.put("Error", failure.error()).put("Cause", failure.cause());
                    var output = catcher.output()
                            .map(template -> Expressions.evaluate(template, with(states, "errorOutput", error)));
                    return new Step(output.orElse(error), catcher.next());
                }
            }
            throw failure;
        }

        private static JsonNode with(JsonNode states, String name, JsonNode value) {
            return states.deepCopy().asObject().set(name, value);
        }
    }
}
