package ebscensus.configuration;

import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal, if there is one. */
@FunctionalInterface
public interface Prompt {
    /** For a process without a terminal. */
    Prompt NOBODY = _ -> null;

    /** The answer to the question; null if there is nobody to ask. */
    @Nullable
    String ask(String question);
}
