package ebscensus.configuration;

import org.jspecify.annotations.Nullable;

/** Whoever sits at the terminal, if there is one. */
@FunctionalInterface
public interface Prompt {
    /** Nobody is there. */
    Prompt NOBODY = _ -> null;

    /** Null if nobody can be asked. */
    @Nullable
    String ask(String question);
}
