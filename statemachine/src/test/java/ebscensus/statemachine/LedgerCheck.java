package ebscensus.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.Holding;
import ebscensus.simulator.fleet.ScopeTruth;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.Truth;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.simulator.fleet.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Whether a report is right about a fleet and about what has befallen the census.
 *
 * <p>What is there throughout, of instances that do not change, is to be in a complete total exactly; every line that claims to
 * be whole lies between what is there throughout and what is there at some time, and without churn these are the same. A line
 * that is not whole names something that was touched, and everything that was touched for good is named.
 */
final class LedgerCheck {
    /** The tag of the simulator's instances that change, and the label of those without it. */
    static final String CHURN = "tag:churn";

    private static final String CHANGING = "yes";
    private static final Set<String> WHOLE = Set.of("measured", "empty");

    /**
     * The fewest instances of which a scope is divided into chunks: twice as many as a chunk of the fault schedules has at least.
     */
    private static final long FEWEST_DIVIDED = 100;

    private static final String OTHERS = " others";
    private static final String UNLISTED = " unlisted";

    private final Simulation fleet;
    private final Truth most;
    private final Truth least;
    private final Damage damage;

    LedgerCheck(Simulation fleet, Damage damage) {
        var query = TruthQuery.ALL.withTagKeys("churn");
        this.fleet = fleet;
        this.most = fleet.truth(query);
        this.least = fleet.lasting(query);
        this.damage = damage;
    }

    /** Checks the report; gives how often each outcome is in it. */
    Map<String, Integer> outcomes(JsonNode report) {
        var outcomes = new TreeMap<String, Integer>();
        var covered = new ArrayList<SimulatedScope>();
        var missing = new HashSet<String>();
        var sum = Count.NONE;
        long instances = 0;
        for (JsonNode line : report.get("ledger")) {
            String outcome = line.get("outcome").stringValue();
            if (WHOLE.contains(outcome)) {
                assertWhole(line);
            } else {
                assertTouched(line, outcome);
                missing.add(name(line));
                outcomes.merge("line " + outcome, 1, Integer::sum);
            }
            covered.addAll(scopesOf(line));
            sum = sum.plus(count(line));
            instances += line.get("instancesMeasured").longValue();
        }
        assertThat(covered)
                .as("scopes in the ledger")
                .containsExactlyInAnyOrderElementsOf(most.byScope().keySet());
        assertThat(count(report.get("totals"))).isEqualTo(sum);
        assertThat(report.get("totals").get("instances").longValue()).isEqualTo(instances);
        assertOthers(report, missing);
        assertDoomNamed(missing, sourcesNotCounted(report));
        assertThat(report.get("verdict").stringValue()).isEqualTo(missing.isEmpty() ? "COMPLETE" : "INCOMPLETE");
        if (missing.isEmpty()) {
            assertSteadyExact(report, sum);
        }
        return outcomes;
    }

    private void assertWhole(JsonNode line) {
        var scope = scopesOf(line).getFirst();
        var upper = of(most, scope);
        var lower = of(least, scope);
        assertThat(line.get("instancesMeasured").longValue())
                .as(line::toString)
                .isBetween(lower.instances(), upper.instances());
        assertThat(count(line).volumes())
                .as(line::toString)
                .isBetween(lower.count().volumes(), upper.count().volumes());
        assertThat(count(line).gibibytes())
                .as(line::toString)
                .isBetween(lower.count().gibibytes(), upper.count().gibibytes());
        if (upper.equals(lower)) {
            assertThat(line.get("instancesVanished").longValue())
                    .as(line::toString)
                    .isZero();
        }
    }

    private void assertTouched(JsonNode line, String outcome) {
        String account = line.get("account").stringValue();
        String name = name(line);
        boolean doomed = outcome.equals(damage.doomed().get(name))
                || outcome.equals(damage.doomed().get(account));
        if (!doomed) {
            var causes = line.has("chunk")
                    ? Set.of("map", "chunk " + line.get("chunk").intValue())
                    : Set.of("everything", account, name);
            assertThat(damage.touchedAny(causes)).as(line::toString).isTrue();
        }
        long upper = 0;
        for (SimulatedScope scope : scopesOf(line)) {
            upper += of(most, scope).count().volumes();
        }
        assertThat(count(line).volumes()).as(line::toString).isLessThanOrEqualTo(upper);
    }

    /**
     * But for a scope whose last instance went before its fault was met again, and for one that never had any: there the volumes that
     * no instance has are all that is asked for, and they are named.
     */
    private void assertDoomNamed(Set<String> missing, Set<String> notCounted) {
        damage.doomed().keySet().stream()
                .filter(doomed -> !missing.contains(doomed))
                .filter(doomed -> !missing.contains(doomed + "/*"))
                .filter(doomed -> !missing.contains(doomed.replaceFirst("/.*", "/*")))
                .filter(doomed -> !missing.contains("*/*"))
                .forEach(doomed -> assertThat(scopesNamed(doomed))
                        .as("%s met a fault that is there for good, and is not among %s", doomed, missing)
                        .isNotEmpty()
                        .allMatch(scope -> of(least, scope).instances() == 0
                                && (of(most, scope).instances() > 0 || notCounted.contains(name(scope) + " others"))));
    }

    /**
     * What no total depends on: whatever is not counted of it was touched, or its scope is missing; and what was touched for good is
     * named. Where nothing of all this is missing, each use is the truth.
     */
    private void assertOthers(JsonNode report, Set<String> missing) {
        for (JsonNode source : report.get("notCounted")) {
            if (isUnlisted(source)) {
                continue;
            }
            String account = source.get("account").stringValue();
            var causes = source.has("chunk")
                    ? Set.of("map", "chunk " + source.get("chunk").intValue())
                    : Set.of("everything", account, name(source), nameOfSource(source));
            assertThat(isAmong(missing, name(source))
                            || damage.doomed().containsKey(name(source))
                            || damage.touchedAny(causes))
                    .as(source::toString)
                    .isTrue();
        }
        var notCounted = sourcesNotCounted(report);
        assertThat(damage.withheld())
                .allMatch(withheld -> notCounted.contains(withheld)
                        || isAmong(missing, withheld.replaceFirst(" .*", ""))
                        || isReadAsWhole(report, withheld));
        boolean isWhole = report.get("notCounted").valueStream().allMatch(LedgerCheck::isUnlisted);
        if (isWhole && missing.isEmpty() && most.equals(least)) {
            assertUses(report.get("uses"));
            assertUnlisted(report);
        }
    }

    private void assertUses(JsonNode uses) {
        var names = Map.of(
                Use.RUNNING,
                "running",
                Use.STOPPED,
                "stopped",
                Use.UNATTACHED,
                "unattached",
                Use.RECYCLE_BIN,
                "recycleBin");
        names.forEach((use, name) -> assertThat(count(uses.get(name))).as(name).isEqualTo(truth(use)));
    }

    /**
     * A scope that is divided into chunks is asked by instances and by the states that volumes have without one. A volume in use by
     * something else is neither, and the scope is named for it; where none is, their number is exact.
     */
    private void assertUnlisted(JsonNode report) {
        var named = report.get("notCounted")
                .valueStream()
                .filter(LedgerCheck::isUnlisted)
                .toList();
        for (String dimension : List.of("account", "region")) {
            most.uses().by().getOrDefault(dimension, Map.of()).forEach((value, uses) -> {
                boolean isNamed = named.stream()
                        .anyMatch(source -> source.get(dimension).stringValue().equals(value));
                var truth = count(uses.getOrDefault(Use.UNLISTED, Holding.NONE));
                var counted = count(report.at("/by/" + dimension + "/" + value + "/unlisted"));
                assertThat(counted.volumes()).as(value).isLessThanOrEqualTo(truth.volumes());
                assertThat(isNamed || counted.equals(truth))
                        .as("%s: %s unlisted, but %s counted", value, truth, counted)
                        .isTrue();
            });
        }
        assertThat(named).allSatisfy(source -> {
            assertThat(source.get("outcome").stringValue()).isEqualTo("notAsked");
            assertThat(of(most, scopesOf(source).getFirst()).instances()).isGreaterThanOrEqualTo(FEWEST_DIVIDED);
        });
    }

    /**
     * Whether these are volumes without an instance that the report has nevertheless. An attempt whose listing failed asked for them
     * and was refused. Its repetition listed the scope and read all of its volumes, so the scope was searched for unlisted ones, too.
     */
    private boolean isReadAsWhole(JsonNode report, String withheld) {
        return withheld.endsWith(OTHERS)
                && scopesNamed(withheld.substring(0, withheld.length() - OTHERS.length())).stream()
                        .allMatch(scope -> !sourcesNotCounted(report).contains(name(scope) + UNLISTED)
                                && (!most.equals(least)
                                        || unattached(report, scope).equals(unattached(scope))));
    }

    private static Count unattached(JsonNode report, SimulatedScope scope) {
        return report.get("cells")
                .valueStream()
                .filter(cell -> name(cell).equals(name(scope)))
                .filter(cell -> cell.get("use").stringValue().equals("unattached"))
                .map(LedgerCheck::count)
                .reduce(Count.NONE, Count::plus);
    }

    /** The truth about one scope: its volumes do not depend on other scopes. */
    private Count unattached(SimulatedScope scope) {
        long instances = Objects.requireNonNull(fleet.instancesByScope().get(scope));
        var alone = new Simulation(fleet.seed(), Map.of(scope, instances), fleet.shape());
        return count(alone.truth(TruthQuery.ALL).uses().uses().getOrDefault(Use.UNATTACHED, Holding.NONE));
    }

    private static boolean isUnlisted(JsonNode source) {
        return source.get("source").stringValue().equals("unlisted");
    }

    private Count truth(Use use) {
        return count(most.uses().uses().getOrDefault(use, Holding.NONE));
    }

    private static Count count(Holding holding) {
        return new Count(holding.volumes(), holding.gibibytes());
    }

    private static Set<String> sourcesNotCounted(JsonNode report) {
        return report.get("notCounted")
                .valueStream()
                .map(LedgerCheck::nameOfSource)
                .collect(Collectors.toSet());
    }

    private static String nameOfSource(JsonNode source) {
        return name(source) + " " + source.get("source").stringValue();
    }

    /** Whether the scope is, or all of its account, or all there is. */
    private static boolean isAmong(Set<String> missing, String scope) {
        return missing.contains(scope) || missing.contains(scope.replaceFirst("/.*", "/*")) || missing.contains("*/*");
    }

    /** What instances hold that do not change is the same at any time. */
    private void assertSteadyExact(JsonNode report, Count total) {
        var steady = Count.NONE;
        for (var label : report.get(CHURN).properties()) {
            steady = label.getKey().equals(CHANGING) ? steady : steady.plus(count(label.getValue()));
        }
        var truth = least.byTag().getOrDefault("churn", Map.of()).entrySet().stream()
                .filter(values -> values.getKey().contains(Optional.empty()))
                .map(Map.Entry::getValue)
                .reduce(Count.NONE, Count::plus);
        assertThat(steady).as("held throughout").isEqualTo(truth);
        if (most.equals(least)) {
            assertThat(total).isEqualTo(most.total());
        }
    }

    private List<SimulatedScope> scopesNamed(String name) {
        return most.byScope().keySet().stream()
                .filter(scope -> name(scope).equals(name) || scope.account().equals(name))
                .toList();
    }

    /** All those that a line stands for. */
    private List<SimulatedScope> scopesOf(JsonNode line) {
        String account = line.get("account").stringValue();
        String region = line.get("region").stringValue();
        return most.byScope().keySet().stream()
                .filter(scope -> account.equals("*") || scope.account().equals(account))
                .filter(scope -> region.equals("*") || scope.region().equals(region))
                .toList();
    }

    private static ScopeTruth of(Truth truth, SimulatedScope scope) {
        return Objects.requireNonNull(truth.byScope().get(scope));
    }

    private static String name(SimulatedScope scope) {
        return scope.account() + "/" + scope.region();
    }

    private static String name(JsonNode line) {
        return line.get("account").stringValue() + "/" + line.get("region").stringValue();
    }

    /** None where there is nothing. */
    private static Count count(JsonNode totals) {
        return new Count(
                totals.path("volumes").asLong(0), totals.path("gibibytes").asLong(0));
    }
}
