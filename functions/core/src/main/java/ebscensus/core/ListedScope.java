package ebscensus.core;

import ebscensus.core.Outcome.Missing;
import org.jspecify.annotations.Nullable;

/**
 * How the listing of a scope went.
 *
 * @param instances how many were listed
 * @param failure why the listing ended before its end, if it did
 */
public record ListedScope(
        Scope scope, long instances, Calls calls, @Nullable Missing failure) {}
