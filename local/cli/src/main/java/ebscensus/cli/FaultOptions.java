package ebscensus.cli;

import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Suggestion;
import ebscensus.simulator.fault.FaultKind;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fault.Source;
import ebscensus.simulator.fleet.AccountState;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parses the values of {@code --fault}: {@code KIND=RATE}, {@code KIND=REGION}, {@code KIND=ACCOUNT/REGION},
 * {@code KIND=ACCOUNT}, {@code KIND=SOURCE} and {@code KIND=SOURCE/REGION}.
 */
final class FaultOptions {
    private static final String OPTION = "--fault";
    private static final int MOST_NAMES = 20;
    private static final String OPT_OUT = "opt-out";
    private static final String DENY = "deny";
    private static final String DAMAGE = "damage";
    private static final String HIDE_PRICES = "hide-prices";
    private static final String THROTTLE = name(FaultKind.THROTTLE);

    /** The sources of data that fail separately, by their names in a fault. */
    private static final Map<String, Source> SOURCES = Map.of(
            "other-volumes", Source.OTHER_VOLUMES,
            "prices", Source.PRICES,
            "recycle-bin", Source.RECYCLE_BIN);

    /** The faults of the role in an account. They take the account instead of a rate. */
    private static final Map<String, Function<String, FaultPlan>> OF_ACCOUNT =
            Map.of("deny-role", FaultPlan::denyRole, "throttle-role", FaultPlan::throttleRole);

    /** The faults that take a region, with or without an account, instead of a rate. */
    private static final Map<String, Function<SimulatedScope, FaultPlan>> OF_SCOPE = Map.of(
            "auth-failure",
            FaultPlan::mistrustFirstCalls,
            DENY,
            scope -> FaultPlan.denyAction(scope, "DescribeInstances"),
            "disable",
            FaultPlan::disableRegion,
            "fail-last-page",
            scope -> FaultPlan.failLastPage(scope, "DescribeInstances"),
            "hide-instance-ids",
            FaultPlan::hideInstanceIds,
            "hide-volumes",
            FaultPlan::hideVolumes,
            "hide-zone",
            FaultPlan::hideZone,
            THROTTLE,
            FaultPlan::throttleForever,
            "web-page",
            FaultPlan::answerWithWebPages);

    /** The faults that change the state of an account in the organization, with the state that each fault causes. */
    private static final Map<String, AccountState> STATES = Map.of(
            "close", AccountState.PENDING_CLOSURE,
            "leave", AccountState.STANDALONE,
            "suspend", AccountState.SUSPENDED);

    private final Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
    private final Collection<SimulatedScope> scopes;
    private FaultPlan standing = FaultPlan.NONE;
    private UnaryOperator<Simulation> change = simulation -> simulation;

    private FaultOptions(Collection<SimulatedScope> scopes) {
        this.scopes = scopes;
    }

    /** The plan that decides which calls fail. */
    static FaultPlan plan(List<String> faults, long seed, Collection<SimulatedScope> scopes) {
        var options = read(faults, scopes);
        double sum =
                options.rates.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 1) {
            throw InvalidRequest.of(OPTION, faults, "rates whose sum is at most 1");
        }
        return options.standing.and(inEc2(FaultPlan.seeded(seed, options.rates)));
    }

    /** Applies the faults that change the state of an account, and {@code opt-out}, to the simulation. Ignores all other faults. */
    static Simulation changed(List<String> faults, Simulation simulation) {
        return read(faults, simulation.instancesByScope().keySet()).change.apply(simulation);
    }

    private static FaultOptions read(List<String> faults, Collection<SimulatedScope> scopes) {
        var options = new FaultOptions(scopes);
        faults.forEach(options::add);
        return options;
    }

    /** Limits random faults to calls to EC2, so that a census can always read the caller's identity. */
    private static FaultPlan inEc2(FaultPlan plan) {
        return request -> request.isToEc2() ? plan.faultFor(request) : Optional.empty();
    }

    private void add(String fault) {
        int equals = fault.indexOf('=');
        if (equals < 0) {
            throw InvalidRequest.of(
                    OPTION, fault, "KIND=RATE, KIND=REGION, KIND=ACCOUNT or KIND=SOURCE, such as reset=0.01");
        }
        String kind = fault.substring(0, equals);
        String value = fault.substring(equals + 1);
        var source = SOURCES.get(value.split("/", 2)[0]);
        if (source != null) {
            standing = standing.and(ofSource(fault, kind, source, value));
        } else if (kind.equals(HIDE_PRICES)) {
            standing = standing.and(FaultPlan.hidePrices(priced(fault, value)));
        } else if (OF_ACCOUNT.containsKey(kind)) {
            standing = standing.and(OF_ACCOUNT.get(kind).apply(account(fault, value)));
        } else if (OF_SCOPE.containsKey(kind) && !isRate(kind, value)) {
            standing = standing.and(OF_SCOPE.get(kind).apply(scope(fault, value)));
        } else if (STATES.containsKey(kind)) {
            state(account(fault, value), STATES.get(kind));
        } else if (kind.equals(OPT_OUT)) {
            disable(scope(fault, value));
        } else {
            rates.put(kind(kind), rate(fault, value));
        }
    }

    /** The fault of a source. If the value names a region after a slash, the fault is limited to that region. */
    private FaultPlan ofSource(String fault, String kind, Source source, String value) {
        if (kind.equals(DAMAGE) && source != Source.PRICES) {
            throw InvalidRequest.of(OPTION, fault, "damage=prices");
        }
        var plan = ofSource(kind, source);
        int slash = value.indexOf('/');
        return slash < 0 ? plan : plan.in(scope(fault, value.substring(slash + 1)));
    }

    private static FaultPlan ofSource(String kind, Source source) {
        if (kind.equals(DENY)) {
            return FaultPlan.deny(source);
        }
        return kind.equals(DAMAGE) ? FaultPlan.damageProducts() : FaultPlan.always(kind(kind), source);
    }

    /**
     * Requires the name of a simulated region or of a Local Zone in a simulated region. The name of a Local Zone begins with the
     * name of its region and a hyphen.
     */
    private String priced(String fault, String place) {
        if (scopes.stream().noneMatch(scope -> (place + "-").startsWith(scope.region() + "-"))) {
            throw InvalidRequest.of(OPTION, fault, "a simulated region: " + some(SimulatedScope::region));
        }
        return place;
    }

    /**
     * Whether the value is a rate. Of the faults that take a region, only {@code throttle} can also take a rate; with a region,
     * the throttling is permanent.
     */
    private static boolean isRate(String kind, String value) {
        return kind.equals(THROTTLE) && isNumber(value);
    }

    private void state(String account, AccountState state) {
        change(simulation -> simulation.withAccount(account, state));
    }

    private void disable(SimulatedScope scope) {
        change(simulation -> simulation.withDisabledRegion(scope));
    }

    private void change(UnaryOperator<Simulation> further) {
        var before = change;
        change = simulation -> further.apply(before.apply(simulation));
    }

    private String account(String fault, String account) {
        if (scopes.stream().noneMatch(scope -> scope.account().equals(account))) {
            throw InvalidRequest.of(OPTION, fault, "a simulated account: " + some(SimulatedScope::account));
        }
        return account;
    }

    /** The scope that a value names. If the value names only a region, the scope is that region in the first account. */
    private SimulatedScope scope(String fault, String place) {
        int slash = place.indexOf('/');
        var account = slash < 0 ? scopes.iterator().next().account() : account(fault, place.substring(0, slash));
        var region = place.substring(slash + 1);
        return scopes.stream()
                .filter(scope ->
                        scope.account().equals(account) && scope.region().equals(region))
                .findFirst()
                .orElseThrow(
                        () -> InvalidRequest.of(OPTION, fault, "a simulated region: " + some(SimulatedScope::region)));
    }

    private String some(Function<SimulatedScope, String> name) {
        var names = new TreeSet<>(scopes.stream().map(name).toList());
        return names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? " and more" : "");
    }

    private static FaultKind kind(String name) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> name(kind).equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    var names = names();
                    return InvalidRequest.of(OPTION, name, String.join(", ", names) + Suggestion.question(name, names));
                });
    }

    private static List<String> names() {
        var standing = new TreeSet<>(STATES.keySet());
        standing.addAll(List.of(OPT_OUT, DAMAGE, HIDE_PRICES));
        standing.addAll(OF_ACCOUNT.keySet());
        standing.addAll(OF_SCOPE.keySet());
        standing.remove(THROTTLE);
        return Stream.concat(
                        standing.stream(), Arrays.stream(FaultKind.values()).map(FaultOptions::name))
                .toList();
    }

    private static double rate(String fault, String text) {
        if (!isNumber(text) || Double.parseDouble(text) > 1) {
            throw InvalidRequest.of(OPTION, fault, "a rate from 0 to 1, such as reset=0.01");
        }
        return Double.parseDouble(text);
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?");
    }

    private static String name(FaultKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
