package ebscensus.simulator.fleet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which accounts and regions of a simulation can be used.
 *
 * @param states the states by account; an account without an entry is active
 * @param disabledRegions the scopes whose account has not enabled the region
 */
public record Access(Map<String, AccountState> states, Set<SimulatedScope> disabledRegions) {
    /** Every account is active and has every region enabled. */
    public static final Access FULL = new Access(Map.of(), Set.of());

    public Access {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        disabledRegions = Set.copyOf(disabledRegions);
    }

    Access with(String account, AccountState state) {
        var changed = new LinkedHashMap<>(states);
        changed.put(account, state);
        return new Access(changed, disabledRegions);
    }

    Access withDisabledRegion(SimulatedScope scope) {
        var changed = new LinkedHashSet<>(disabledRegions);
        changed.add(scope);
        return new Access(states, changed);
    }

    public AccountState state(String account) {
        return states.getOrDefault(account, AccountState.ACTIVE);
    }

    public boolean isSuspended(String account) {
        return state(account) == AccountState.SUSPENDED;
    }

    /** Whether EC2 and STS refuse every request of this account in this region. */
    public boolean refuses(SimulatedScope scope) {
        return isSuspended(scope.account()) || isDisabled(scope);
    }

    public boolean isDisabled(SimulatedScope scope) {
        return disabledRegions.contains(scope);
    }
}
