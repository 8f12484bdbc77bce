package ebscensus.core.census;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The result of listing one scope.
 *
 * @param instances the number of listed instances
 * @param failure why the listing is incomplete, if it is
 */
public record ListedScope(
        Scope scope, long instances, Calls calls, @Nullable Missing failure) {
    /** For a listing that ran while its instances were measured: leaves out its time, which must not count twice. */
    public ListedScope withoutElapsed() {
        return new ListedScope(scope, instances, calls.withElapsed(Duration.ZERO), failure);
    }
}
