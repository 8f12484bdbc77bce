package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.SimulatedScope;
import java.time.Instant;
import java.util.Optional;

/**
 * One call, with the circumstances of its arrival.
 *
 * @param scope the caller's account and the called region
 * @param ordinal the number of earlier calls with this scope and action
 * @param call the number of earlier calls to EC2 in this scope
 * @param nanos the time of arrival by {@link SimulatorOptions#nanoClock}
 * @param now the time of arrival by {@link SimulatorOptions#instantSource}
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
     * Whether the call specifies neither pagination nor a filter. A list of ids counts as neither, because the EC2 developer
     * guide does not mention ids in this context. A token alone does not count as pagination. Sources: EC2 developer guide, API
     * throttling and Pagination, read 2026-11.
     */
    boolean unpaginatedAndUnfiltered() {
        return query.text("MaxResults").isEmpty() && query.filterValues() == 0;
    }
}
