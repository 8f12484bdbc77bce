package ebscensus.statemachine;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An execution that has ended. Asked for an ending that it did not have, it shows its history. */
public final class Execution {
    private final @Nullable JsonNode output;
    private final @Nullable StateError failure;
    private final History history;

    private Execution(@Nullable JsonNode output, @Nullable StateError failure, History history) {
        this.output = output;
        this.failure = failure;
        this.history = history;
    }

    static Execution succeeded(JsonNode output, History history) {
        return new Execution(output, null, history);
    }

    static Execution failed(StateError failure, History history) {
        return new Execution(null, failure, history);
    }

    public boolean hasFailed() {
        return failure != null;
    }

    /** What it succeeded with. */
    public JsonNode output() {
        if (output == null) {
            throw new AssertionError("the execution failed:\n" + history, failure);
        }
        return output;
    }

    /** What it failed with. */
    public StateError failure() {
        if (failure == null) {
            throw new AssertionError("the execution succeeded:\n" + history);
        }
        return failure;
    }

    public History history() {
        return history;
    }
}
