package ebscensus.cli;

import ebscensus.core.InvalidRequest;
import ebscensus.core.Suggestion;
import ebscensus.simulator.FaultKind;
import ebscensus.simulator.FaultPlan;
import ebscensus.simulator.SimulatedScope;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code KIND=RATE}, {@code KIND=REGION}, {@code KIND=ACCOUNT/REGION} and {@code deny-role=ACCOUNT}. */
final class FaultOptions {
    private static final String OPTION = "--fault";
    private static final int MOST_NAMES = 20;
    private static final String DENY = "deny";
    private static final String DENY_ROLE = "deny-role";
    private static final String DISABLE = "disable";
    private static final String FAIL_LAST_PAGE = "fail-last-page";
    private static final String HIDE_ZONE = "hide-zone";
    private static final String THROTTLE = name(FaultKind.THROTTLE);

    /** What goes wrong for good, in one place. */
    private static final Set<String> STANDING = Set.of(DENY, DENY_ROLE, DISABLE, FAIL_LAST_PAGE, HIDE_ZONE);

    private final Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
    private final Collection<SimulatedScope> scopes;
    private FaultPlan standing = FaultPlan.NONE;

    private FaultOptions(Collection<SimulatedScope> scopes) {
        this.scopes = scopes;
    }

    /** @param scopes of the simulation */
    static FaultPlan plan(List<String> faults, long seed, Collection<SimulatedScope> scopes) {
        var options = new FaultOptions(scopes);
        faults.forEach(options::add);
        double sum =
                options.rates.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 1) {
            throw InvalidRequest.of(OPTION, faults, "rates that are together at most 1");
        }
        return options.standing.and(inEc2(FaultPlan.seeded(seed, options.rates)));
    }

    /** The calls that a census is made of; who the caller is can always be had. */
    private static FaultPlan inEc2(FaultPlan plan) {
        return request -> request.action().startsWith("Describe") ? plan.faultFor(request) : Optional.empty();
    }

    private void add(String fault) {
        int equals = fault.indexOf('=');
        if (equals < 0) {
            throw InvalidRequest.of(OPTION, fault, "KIND=RATE or KIND=REGION, such as reset=0.01");
        }
        String kind = fault.substring(0, equals);
        String value = fault.substring(equals + 1);
        if (STANDING.contains(kind) || (kind.equals(THROTTLE) && !isNumber(value))) {
            standing = standing.and(standing(kind, fault, value));
        } else {
            rates.put(kind(kind), rate(fault, value));
        }
    }

    private FaultPlan standing(String kind, String fault, String place) {
        return switch (kind) {
            case DENY_ROLE -> FaultPlan.denyRole(account(fault, place));
            case DENY -> FaultPlan.denyAction(scope(fault, place), "DescribeInstances");
            case DISABLE -> FaultPlan.disableRegion(scope(fault, place));
            case FAIL_LAST_PAGE -> FaultPlan.failLastPage(scope(fault, place), "DescribeInstances");
            case HIDE_ZONE -> FaultPlan.hideZone(scope(fault, place));
            default -> FaultPlan.throttleForever(scope(fault, place));
        };
    }

    private String account(String fault, String account) {
        if (scopes.stream().noneMatch(scope -> scope.account().equals(account))) {
            throw InvalidRequest.of(OPTION, fault, "a simulated account: " + some(SimulatedScope::account));
        }
        return account;
    }

    /** A region alone is one of the first account's. */
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
                    var names = Stream.concat(
                                    STANDING.stream().sorted(),
                                    Arrays.stream(FaultKind.values()).map(FaultOptions::name))
                            .toList();
                    return InvalidRequest.of(OPTION, name, String.join(", ", names) + Suggestion.question(name, names));
                });
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
