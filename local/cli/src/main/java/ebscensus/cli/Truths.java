package ebscensus.cli;

import ebscensus.core.census.Labels;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Scope;
import ebscensus.report.Overview;
import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.ScopeTruth;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.Truth;
import ebscensus.simulator.fleet.TruthQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Converts the true totals of a simulated fleet to the form of a report, so that they can be compared with a census. */
final class Truths {
    private Truths() {}

    /** If the fleet changes during a census, the totals include everything that exists at any time during the census. */
    static Overview of(Simulation simulation, CensusRequest request) {
        var truth = simulation.truth(TruthQuery.ALL
                .withFilters(request.filters())
                .withTagKeys(request.tags().stream().map(Dimension::tagKey).toArray(String[]::new))
                .withScopes(scopes(simulation, request.accounts())));
        var breakdowns = new TreeMap<Dimension, SortedMap<String, Measures>>();
        breakdowns.put(Dimension.ACCOUNT, sum(truth, SimulatedScope::account));
        breakdowns.put(Dimension.REGION, sum(truth, SimulatedScope::region));
        breakdowns.put(Dimension.ZONE, totals(truth.byZone()));
        breakdowns.put(Dimension.TYPE, totals(truth.byType()));
        request.tags().forEach(tag -> breakdowns.put(tag, byLabel(truth.byTag().getOrDefault(tag.tagKey(), Map.of()))));
        return Overview.of(breakdowns, ledger(truth), BilledTruth.of(truth.uses(), request));
    }

    private static SimulatedScope[] scopes(Simulation simulation, Accounts accounts) {
        var all = simulation.instancesByScope().keySet();
        String own = all.iterator().next().account();
        var meant = all.stream()
                .filter(scope -> isMeant(scope.account(), accounts, own))
                .toArray(SimulatedScope[]::new);
        if (meant.length == 0) {
            throw InvalidRequest.of("--account", accounts, "at least one simulated account");
        }
        return meant;
    }

    private static boolean isMeant(String account, Accounts accounts, String own) {
        return switch (accounts) {
            case Accounts.Own() -> account.equals(own);
            case Accounts.Listed(List<String> ids) -> ids.contains(account);
            case Accounts.Organization(List<String> units, List<String> exclude) -> {
                if (!units.isEmpty()) {
                    throw InvalidRequest.of("--organizational-unit", units, "none with --truth");
                }
                yield !exclude.contains(account);
            }
        };
    }

    /** Leaves out scopes without instances, as a census does. */
    private static SortedMap<String, Measures> sum(Truth truth, Function<SimulatedScope, String> name) {
        var sums = new TreeMap<String, Measures>();
        truth.byScope().forEach((scope, held) -> {
            if (held.instances() > 0) {
                sums.merge(name.apply(scope), totals(held.count()), Measures::plus);
            }
        });
        return sums;
    }

    private static SortedMap<String, Measures> totals(Map<String, Count> counts) {
        var totals = new TreeMap<String, Measures>();
        counts.forEach((name, count) -> totals.put(name, totals(count)));
        return totals;
    }

    private static SortedMap<String, Measures> byLabel(Map<Set<Optional<String>>, Count> byValues) {
        var byLabel = new TreeMap<String, Measures>();
        byValues.forEach((values, count) -> byLabel.merge(label(values), totals(count), Measures::plus));
        return byLabel;
    }

    static String label(Set<Optional<String>> values) {
        var labels = new TreeSet<String>();
        values.forEach(value -> labels.add(value.map(Labels::ofValue).orElse(Labels.UNTAGGED)));
        return Labels.ofAll(labels);
    }

    private static List<LedgerLine> ledger(Truth truth) {
        return truth.byScope().entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(LedgerLine::scope))
                .toList();
    }

    private static LedgerLine line(SimulatedScope scope, ScopeTruth held) {
        return new LedgerLine(
                new Scope(scope.account(), scope.region()),
                held.instances() == 0 ? new Outcome.Empty() : new Outcome.Measured(),
                held.instances(),
                held.instances(),
                0,
                totals(held.count()),
                Calls.NONE,
                false);
    }

    private static Measures totals(Count count) {
        return new Measures(count.volumes(), count.gibibytes());
    }
}
