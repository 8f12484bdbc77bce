package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.SimulatedScope;
import java.time.Instant;
import java.util.Optional;

/**
 * One call on arrival.
 *
 * @param scope the caller's account and the region it called
 * @param ordinal the number of earlier calls with this scope and action
 * @param call the number of earlier calls to EC2 in this scope
 * @param nanos the arrival by the simulator's clock
 * @param now the arrival by the wall clock
 */
record Request(
        Query query,
        SimulatedScope scope,
        Api api,
        Optional<Instant> credentialsExpire,
        long ordinal,
        long call,
        long nanos,
        Instant now) {
    String action() {
        return query.action();
    }

    boolean hasToken() {
        return query.text("NextToken").isPresent();
    }

    /**
     * Whether the call specifies neither pagination nor a filter. A list of ids counts as neither, because the source, EC2
     * developer guide, API throttling, read 2026-11, does not mention ids. A token alone does not count as pagination. Source:
     * EC2 developer guide, Pagination, read 2026-11.
     */
    boolean unpaginatedAndUnfiltered() {
        return query.text("MaxResults").isEmpty() && query.filterValues() == 0;
    }
}
