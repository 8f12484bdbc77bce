package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.SimulatedScope;
import java.time.Instant;
import java.util.Optional;

/**
 * One call as it arrived.
 *
 * @param scope the caller's account and the region it called
 * @param ordinal how many of this scope and action came before
 * @param call how many to EC2 in this scope came before
 * @param nanos arrival by the simulator's clock
 * @param now arrival by the wall clock
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
     * Whether neither pagination nor a filter is specified: a list of ids is neither. Source: EC2 developer guide, API throttling,
     * read 2026-11; it does not speak of ids. A token alone does not paginate: EC2 developer guide, Pagination, read 2026-11.
     */
    boolean unpaginatedAndUnfiltered() {
        return query.text("MaxResults").isEmpty() && query.filterValues() == 0;
    }
}
