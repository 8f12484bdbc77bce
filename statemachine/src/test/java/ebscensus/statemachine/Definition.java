package ebscensus.statemachine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * States, by name, and where to begin: a state machine, or what a Map state does with each item.
 *
 * @param timeout of an execution, where it has one
 */
record Definition(String startAt, Map<String, State> states, Optional<Duration> timeout) {
    Definition {
        states = Map.copyOf(states);
        if (!states.containsKey(startAt)) {
            throw new IllegalArgumentException("there is no state " + startAt + " to start at");
        }
    }

    /**
     * @throws Unsupported if there is anything in it that this runner does not know
     * @throws IllegalArgumentException if it is not a definition
     */
    static Definition read(JsonNode machine) {
        var fields = new Fields("the state machine", machine);
        fields.optionalText("Comment");
        fields.require("QueryLanguage", "JSONata");
        Expressions.requireReadable(machine);
        return new DefinitionReader().read(fields);
    }

    State state(String name) {
        var state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("there is no state " + name);
        }
        return state;
    }
}
