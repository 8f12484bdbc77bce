package ebscensus.simulator.fleet;

import ebscensus.simulator.price.PriceList;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A fleet that is computed from a seed and the other parameters; no instance is stored. Equal simulations have equal fleets
 * with equal ids. A scope's instances do not depend on other scopes, except that their ids contain the scope's position among
 * all scopes.
 *
 * @param instancesByScope the number of live instances of each scope on day 0, including managed instances. The order of the
 *     scopes is kept, and the account of the first scope is the caller's own
 * @param churn the changes while the fleet is read; instances that appear or disappear are included in {@code instancesByScope}
 * @param access the accounts and regions that can be used
 * @param day the number of days since the state that {@code instancesByScope} describes. Every day, some instances are
 *     launched, some unattached volumes are created, some are deleted and go into the Recycle Bin, some volumes leave the
 *     Recycle Bin, and some gp2 volumes become gp3; all other volumes stay unchanged. On {@link #LOST_DAYS}, nobody can assume
 *     a role in the last account if there are several accounts. From {@link PriceList#CHEAPER_FROM} on, prices are lower
 */
public record Simulation(
        long seed, Map<SimulatedScope, Long> instancesByScope, FleetShape shape, Churn churn, Access access, int day) {
    /** The last day that can be simulated, ten years after day 0. We set a limit because a fleet grows every day. */
    public static final int LAST_DAY = 3_650;

    /** The days on which nobody can assume a role in the last account, if there are several accounts. */
    public static final Set<Integer> LOST_DAYS = Set.of(12, 13);

    /** The date of day 0. No resource has a later creation time, even if it appears on a later day. */
    public static final LocalDate FIRST_DATE = LocalDate.of(2026, 6, 1);

    static final String OWN_ACCOUNT = "111122223333";

    public Simulation {
        instancesByScope = Collections.unmodifiableMap(new LinkedHashMap<>(instancesByScope));
        if (instancesByScope.isEmpty() || instancesByScope.size() > Ids.SCOPES) {
            throw new IllegalArgumentException(
                    "a simulation has 1 to " + Ids.SCOPES + " scopes, not " + instancesByScope.size());
        }
        instancesByScope.forEach((scope, instances) -> {
            if (instances < 0 || instances > Ids.INDICES / 2) {
                throw new IllegalArgumentException("a scope cannot have " + instances + " instances: " + scope);
            }
        });
        if (day < 0 || day > LAST_DAY) {
            throw new IllegalArgumentException("a day is 0 to " + LAST_DAY + ", not " + day);
        }
    }

    /** A fleet that does not change while it is read. */
    public Simulation(long seed, Map<SimulatedScope, Long> instancesByScope, FleetShape shape) {
        this(seed, instancesByScope, shape, Churn.NONE);
    }

    /** A fleet on day 0 in which every account is active and has every region of the simulation enabled. */
    public Simulation(long seed, Map<SimulatedScope, Long> instancesByScope, FleetShape shape, Churn churn) {
        this(seed, instancesByScope, shape, churn, Access.FULL, 0);
    }

    /** A fleet in account 111122223333 and region us-east-1. */
    public static Simulation of(long seed, long instances) {
        return of(seed, instances, List.of(OWN_ACCOUNT), List.of("us-east-1"));
    }

    /**
     * Divides the instances equally among all combinations of account and region. If there is a remainder, each of the first
     * scopes gets one instance more.
     */
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
     * A copy in which the account has this state. An account that has no scope is added without instances; it is a member of
     * the organization unless its state is {@link AccountState#STANDALONE}.
     *
     * @throws IllegalArgumentException if the id is not 12 digits
     */
    public Simulation withAccount(String account, AccountState state) {
        return with(access.with(SimulatedScope.requireAccount(account), state));
    }

    /**
     * A copy in which the account has not enabled this region. EC2 and STS refuse every call there, and DescribeRegions names
     * the region only if all regions are requested. {@link #truth} does not count the scope.
     *
     * @throws IllegalArgumentException if the simulation does not have the scope
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

    /** The date of the simulated day. */
    public LocalDate date() {
        return FIRST_DATE.plusDays(day);
    }

    /**
     * The account in which nobody can assume a role on this day, although the organization lists it as active; empty on most
     * days. {@link #truth} does not count this account, just as it does not count a suspended account.
     */
    public Optional<String> lostAccount() {
        String last = List.copyOf(instancesByScope.keySet()).getLast().account();
        return Optional.of(last)
                .filter(account ->
                        LOST_DAYS.contains(day) && !account.equals(firstScope().account()));
    }

    /** The number of live instances of a scope on this day. Each day adds 0.3 % of {@code instances}, the number on day 0. */
    long grown(long instances) {
        return instances + instances * 3 * day / 1000;
    }

    /**
     * Counts, in the scopes that can be used, everything that exists at some time while the fleet is read. This method visits
     * all live instances, which takes about a second for a million instances.
     */
    public Truth truth(TruthQuery query) {
        return TruthCount.of(this, query, span -> true);
    }

    /** Counts like {@link #truth}, but only what always exists. Without {@link Churn}, both methods return the same. */
    public Truth lasting(TruthQuery query) {
        return TruthCount.of(this, query, Span::isAlways);
    }

    /** All accounts: first those with a scope, then those without a scope, which are in {@code access}. */
    public Set<String> accounts() {
        var accounts = new LinkedHashSet<String>();
        instancesByScope.keySet().forEach(scope -> accounts.add(scope.account()));
        accounts.addAll(access.states().keySet());
        return accounts;
    }

    /** The first scope, whose account and region apply to calls that do not name an account or a region. */
    public SimulatedScope firstScope() {
        return instancesByScope.keySet().iterator().next();
    }

    /** The fleet of each scope, in the order of the scopes. */
    public Map<SimulatedScope, ScopeFleet> fleets() {
        var fleets = new LinkedHashMap<SimulatedScope, ScopeFleet>();
        instancesByScope.forEach(
                (scope, instances) -> fleets.put(scope, new ScopeFleet(scope, fleets.size(), instances, this)));
        return fleets;
    }
}
