package ebscensus.simulator.fleet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A fleet, told by a seed and its size; no instance of it is stored. Equal simulations are equal fleets, ids included. A scope's
 * instances depend on the seed, the scope and its size, and not on the other scopes; its ids also on its place among them.
 *
 * @param instancesByScope live instances (not terminated, managed ones included) of each scope. The account of the first scope
 *     is the caller's own; order is kept
 * @param churn what changes while the fleet is read; those that come and go are among the {@code instancesByScope}
 * @param access which accounts and regions can be used
 * @param day how many days later than {@code instancesByScope} tells: every day some instances are launched, unattached volumes
 *     come and go into the Recycle Bin and on out of it, and gp2 volumes become gp3; all others stay what they were
 */
public record Simulation(
        long seed, Map<SimulatedScope, Long> instancesByScope, FleetShape shape, Churn churn, Access access, int day) {
    /** Ten years. Our own choice: fleets cannot grow without end. */
    public static final int LAST_DAY = 3_650;

    static final String OWN_ACCOUNT = "111122223333";

    public Simulation {
        instancesByScope = Collections.unmodifiableMap(new LinkedHashMap<>(instancesByScope));
        if (instancesByScope.isEmpty() || instancesByScope.size() > Ids.SCOPES) {
            throw new IllegalArgumentException("1 to " + Ids.SCOPES + " scopes, not " + instancesByScope.size());
        }
        instancesByScope.forEach((scope, instances) -> {
            if (instances < 0 || instances > Ids.INDICES / 2) {
                throw new IllegalArgumentException(instances + " instances in " + scope);
            }
        });
        if (day < 0 || day > LAST_DAY) {
            throw new IllegalArgumentException("a day is 0 to " + LAST_DAY + ", not " + day);
        }
    }

    /** A fleet that stays as it is. */
    public Simulation(long seed, Map<SimulatedScope, Long> instancesByScope, FleetShape shape) {
        this(seed, instancesByScope, shape, Churn.NONE);
    }

    /** Every account is active and has every region of the simulation enabled. */
    public Simulation(long seed, Map<SimulatedScope, Long> instancesByScope, FleetShape shape, Churn churn) {
        this(seed, instancesByScope, shape, churn, Access.FULL, 0);
    }

    /** Account 111122223333 in us-east-1. */
    public static Simulation of(long seed, long instances) {
        return of(seed, instances, List.of(OWN_ACCOUNT), List.of("us-east-1"));
    }

    /** Every account in every region with equally many instances; what is left over goes one by one to the first scopes. */
    public static Simulation of(long seed, long instances, List<String> accounts, List<String> regions) {
        var byScope = new LinkedHashMap<SimulatedScope, Long>();
        long scopes = (long) accounts.size() * regions.size();
        for (String account : accounts) {
            for (String region : regions) {
                long share = instances / scopes + (byScope.size() < instances % scopes ? 1 : 0);
                byScope.put(new SimulatedScope(account, region), share);
            }
        }
        return new Simulation(seed, byScope, FleetShape.DEFAULT);
    }

    public Simulation withShape(FleetShape shape) {
        return new Simulation(seed, instancesByScope, shape, churn, access, day);
    }

    public Simulation withChurn(Churn churn) {
        return new Simulation(seed, instancesByScope, shape, churn, access, day);
    }

    /**
     * An account in this state. An account without a scope becomes a member of the organization that has nothing in it.
     *
     * @throws IllegalArgumentException if the id is not 12 digits
     */
    public Simulation withAccount(String account, AccountState state) {
        return with(access.with(SimulatedScope.requireAccount(account), state));
    }

    /**
     * An account that has not enabled this region: EC2 and STS refuse every call there, and DescribeRegions elsewhere names
     * the region only where it is asked for all regions. The truth does not count the scope.
     *
     * @throws IllegalArgumentException if the scope is not one of this simulation
     */
    public Simulation withDisabledRegion(SimulatedScope scope) {
        if (!instancesByScope.containsKey(scope)) {
            throw new IllegalArgumentException(scope + " is not simulated");
        }
        return with(access.withDisabledRegion(scope));
    }

    private Simulation with(Access changed) {
        return new Simulation(seed, instancesByScope, shape, churn, changed, day);
    }

    /**
     * The same fleet on another day.
     *
     * @param day 0 to {@link #LAST_DAY}
     */
    public Simulation withDay(int day) {
        return new Simulation(seed, instancesByScope, shape, churn, access, day);
    }

    /** What a scope has grown to, which began with so many live instances: three more a day for each 1,000. */
    long grown(long instances) {
        return instances + instances * 3 * day / 1000;
    }

    /**
     * All that is there at some time or other, in the scopes that can be used. Counts anew at every call, walking every live instance: about a second for a
     * million.
     */
    public Truth truth(TruthQuery query) {
        return TruthCount.of(this, query, span -> true);
    }

    /** What is there throughout, and attached throughout: without {@link Churn}, all of it. Counts as {@link #truth} does. */
    public Truth lasting(TruthQuery query) {
        return TruthCount.of(this, query, Span::isAlways);
    }

    /** Those with a scope first, then those that have only a state. */
    public Set<String> accounts() {
        var accounts = new LinkedHashSet<String>();
        instancesByScope.keySet().forEach(scope -> accounts.add(scope.account()));
        accounts.addAll(access.states().keySet());
        return accounts;
    }

    /** Where callers are who do not say otherwise. */
    public SimulatedScope firstScope() {
        return instancesByScope.keySet().iterator().next();
    }

    /** One per scope, in order. */
    public Map<SimulatedScope, ScopeFleet> fleets() {
        var fleets = new LinkedHashMap<SimulatedScope, ScopeFleet>();
        instancesByScope.forEach(
                (scope, instances) -> fleets.put(scope, new ScopeFleet(scope, fleets.size(), instances, this)));
        return fleets;
    }
}
