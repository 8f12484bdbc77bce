package ebscensus.core.census;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the listing of a scope went.
 *
 * @param instances how many were listed
 * @param failure why the listing ended before its end, if it did
 */
public record ListedScope(
        Scope scope, long instances, Calls calls, @Nullable Missing failure) {
    /** For a listing that went on while its instances were measured: its time is not to be counted twice. */
    public ListedScope withoutElapsed() {
        return new ListedScope(scope, instances, calls.withElapsed(Duration.ZERO), failure);
    }
}
