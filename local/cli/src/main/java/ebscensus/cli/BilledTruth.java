package ebscensus.cli;

import ebscensus.core.census.Labels;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.report.Billed;
import ebscensus.report.Priced;
import ebscensus.report.money.Holding;
import ebscensus.report.money.Money;
import ebscensus.report.money.Monthly;
import ebscensus.report.money.PricedCube;
import ebscensus.report.money.Saving;
import ebscensus.report.money.Savings;
import ebscensus.simulator.fleet.Gp2Savings;
import ebscensus.simulator.fleet.Use;
import ebscensus.simulator.fleet.UseTruth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Converts the true totals of the billed volumes, which the simulator knows, to the form of a report. Single volumes are not
 * listed.
 */
final class BilledTruth {
    /** The uses whose volumes can be converted to another type. */
    private static final Set<Use> CONVERTIBLE = Set.of(Use.RUNNING, Use.STOPPED, Use.UNATTACHED);

    private BilledTruth() {}

    static Billed of(UseTruth truth, CensusRequest request) {
        var by = new TreeMap<Dimension, SortedMap<String, SortedMap<ebscensus.core.census.Use, Holding>>>();
        truth.by().forEach((name, values) -> {
            var breakdown = new TreeMap<String, SortedMap<ebscensus.core.census.Use, Holding>>();
            values.forEach((value, uses) -> breakdown.put(value, uses(uses)));
            by.put(new Dimension(name), breakdown);
        });
        request.tags().forEach(tag -> by.put(tag, byLabel(truth.byTag().getOrDefault(tag.tagKey(), Map.of()))));
        return new Billed(
                uses(truth.uses()),
                by,
                PricedCube.NONE,
                new Priced(true, "the simulator's own", "", new TreeSet<>(), new TreeMap<>(), new TreeMap<>()),
                new Savings(
                        sum(truth.gp2(), Gp2Savings::likeForLike),
                        sum(truth.gp2(), Gp2Savings::baseline),
                        sum(truth.io1(), saving -> saving)),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }

    private static SortedMap<String, SortedMap<ebscensus.core.census.Use, Holding>> byLabel(
            Map<Set<Optional<String>>, Map<Use, ebscensus.simulator.fleet.Holding>> byValues) {
        var byLabel = new TreeMap<String, SortedMap<ebscensus.core.census.Use, Holding>>();
        byValues.forEach((values, uses) -> uses(uses)
                .forEach((use, holding) -> byLabel.computeIfAbsent(label(values, use), _ -> new TreeMap<>())
                        .merge(use, holding, Holding::plus)));
        return byLabel;
    }

    private static String label(Set<Optional<String>> values, ebscensus.core.census.Use use) {
        if (!values.isEmpty()) {
            return Truths.label(values);
        }
        return use == ebscensus.core.census.Use.UNLISTED ? Labels.UNLISTED : Labels.UNATTACHED;
    }

    private static SortedMap<ebscensus.core.census.Use, Holding> uses(
            Map<Use, ebscensus.simulator.fleet.Holding> uses) {
        var ours = new TreeMap<ebscensus.core.census.Use, Holding>();
        uses.forEach((use, holding) -> ours.put(ebscensus.core.census.Use.valueOf(use.name()), holding(holding)));
        return ours;
    }

    private static Holding holding(ebscensus.simulator.fleet.Holding held) {
        return new Holding(
                held.volumes(),
                held.gibibytes(),
                held.iops(),
                held.mebibytesPerSecond(),
                new Monthly(new Money(new TreeMap<>(held.monthly())), held.unpriced()));
    }

    private static <T> Saving sum(Map<Use, T> savings, Function<T, Gp2Savings.Saving> of) {
        return savings.entrySet().stream()
                .filter(use -> CONVERTIBLE.contains(use.getKey()))
                .map(use -> of.apply(use.getValue()))
                .map(saving ->
                        new Saving(saving.volumes(), new Money(new TreeMap<>(saving.monthly())), saving.dearer(), 0))
                .reduce(Saving.NONE, Saving::plus);
    }
}
