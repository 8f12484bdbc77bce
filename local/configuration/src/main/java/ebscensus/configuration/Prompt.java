package ebscensus.configuration;

import org.jspecify.annotations.Nullable;

/** Asks the user a question at the terminal. */
@FunctionalInterface
public interface Prompt {
    /** Asks nobody, for a process without a terminal. */
    Prompt NOBODY = _ -> null;

    /** The user's answer to the question; null if there is nobody to ask. */
    @Nullable
    String ask(String question);
}
