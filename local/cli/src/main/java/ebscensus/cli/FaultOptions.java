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
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads {@code KIND=RATE} and {@code KIND=REGION}. */
final class FaultOptions {
    private static final String OPTION = "--fault";
    private static final String DENY = "deny";
    private static final String DISABLE = "disable";
    private static final String THROTTLE = name(FaultKind.THROTTLE);

    private final Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
    private final Collection<SimulatedScope> scopes;
    private FaultPlan scoped = FaultPlan.NONE;

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
        return options.scoped.and(FaultPlan.seeded(seed, options.rates));
    }

    private void add(String fault) {
        int equals = fault.indexOf('=');
        if (equals < 0) {
            throw InvalidRequest.of(OPTION, fault, "KIND=RATE or KIND=REGION, such as reset=0.01");
        }
        String kind = fault.substring(0, equals);
        String value = fault.substring(equals + 1);
        if (kind.equals(DENY) || kind.equals(DISABLE) || (kind.equals(THROTTLE) && !isNumber(value))) {
            scoped = scoped.and(scoped(kind, scope(fault, value)));
        } else {
            rates.put(kind(kind), rate(fault, value));
        }
    }

    private static FaultPlan scoped(String kind, SimulatedScope scope) {
        return switch (kind) {
            case DENY -> FaultPlan.denyAction(scope, "DescribeInstances");
            case DISABLE -> FaultPlan.disableRegion(scope);
            default -> FaultPlan.throttleForever(scope);
        };
    }

    private SimulatedScope scope(String fault, String region) {
        return scopes.stream()
                .filter(scope -> scope.region().equals(region))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.of(
                        OPTION,
                        fault,
                        "a simulated region: "
                                + String.join(
                                        ", ",
                                        new TreeSet<>(scopes.stream()
                                                .map(SimulatedScope::region)
                                                .toList()))));
    }

    private static FaultKind kind(String name) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> name(kind).equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    var names = Stream.concat(
                                    Stream.of(DENY, DISABLE),
                                    Arrays.stream(FaultKind.values()).map(FaultOptions::name))
                            .toList();
                    return InvalidRequest.of(
                            OPTION,
                            name,
                            String.join(", ", names) + "; did you mean \"" + Suggestion.nearest(name, names) + "\"?");
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
