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
 * @param failure why the listing is incomplete; null if it is complete
 */
public record ListedScope(
        Scope scope, long instances, Calls calls, @Nullable Missing failure) {
    /**
     * A copy without the elapsed time. It is used if the instances were measured while they were listed, because the time would
     * otherwise count twice.
     */
    public ListedScope withoutElapsed() {
        return new ListedScope(scope, instances, calls.withElapsed(Duration.ZERO), failure);
    }
}
