package ebscensus.statemachine;

import java.util.Map;

/** A state machine that can be executed. Thread-safe. */
public final class StateMachine {
    private final Definition definition;
    private final Services services;

    /** What a state machine runs on. */
    public record Services(Functions functions, S3Objects objects, Topics topics, VirtualTime time) {}

    /**
     * @param definition as it is handed to Step Functions, without placeholders
     * @throws Unsupported if there is anything in it that this runner does not know
     */
    public StateMachine(String definition, Services services) {
        this.definition = Definition.read(Data.read(definition));
        this.services = services;
    }

    /** A definition whose <code>${placeholders}</code> are to be filled in first. */
    public static String substituted(String definition, Map<String, String> substitutions) {
        String text = definition;
        for (var substitution : substitutions.entrySet()) {
            text = text.replace("${" + substitution.getKey() + "}", substitution.getValue());
        }
        if (text.contains("${")) {
            throw new IllegalArgumentException("placeholders left: " + text.substring(text.indexOf("${")));
        }
        return text;
    }

    /** @param input JSON */
    public Execution execute(String name, String input) {
        var history = new History();
        try {
            var output = new Executor(name, name, definition, Data.read(input), services, history).execute();
            return Execution.succeeded(output, history);
        } catch (StateError failure) {
            return Execution.failed(failure, history);
        }
    }
}
