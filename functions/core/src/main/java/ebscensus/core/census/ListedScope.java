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
    /** A copy without its time, so that the time is not counted twice if the instances were measured while they were listed. */
    public ListedScope withoutElapsed() {
        return new ListedScope(scope, instances, calls.withElapsed(Duration.ZERO), failure);
    }
}
